// SPDX-License-Identifier: Apache-2.0
import type { CatalogEndpoint } from './catalog-endpoints.js';
import { endpointRoot } from './endpoint-root.js';

/** A path of the recorder and the service root that it stands for. */
export interface Mount {
  /** First path segment: `compute`, `compute.internal.RegionTwo`. */
  readonly name: string;
  /** Official service type, or the catalog's word where there is none. */
  readonly service: string;
  readonly origin: string;
  /** '' or '/compute'. */
  readonly root: string;
  /** The catalog's endpoint that led here; undefined for an auth URL that no catalog has named yet. */
  readonly endpoint:
    { readonly interface: CatalogEndpoint['interface']; readonly region: string } | undefined;
}

interface Resolved {
  readonly mount: Mount;
  /** The path below the service root, '' or with a slash in front; as the client spelled it. */
  readonly rest: string;
}

export interface MountTable {
  /** Makes mounts for roots that are new. Public endpoints come first, so that the plain name is theirs. */
  register(endpoints: readonly CatalogEndpoint[]): void;
  /** Makes the mount of a service whose URL is known from elsewhere than a catalog: the auth URL. */
  registerRoot(service: string, url: string): Mount | undefined;
  /** Where a request's path (no query) leads. */
  resolve(path: string): Resolved | undefined;
  /** Where a URL of the cloud itself leads, for clients that use the recorder as a forward proxy. */
  resolveUpstream(url: string): Resolved | undefined;
  /** Whether some endpoint is at this host and port; or the host is one of the cloud's and the port is nobody's. */
  findHost(host: string, port: number): 'service' | 'cloud' | undefined;
  readonly mounts: readonly Mount[];
  /** Types by service id, as far as catalogs told. */
  readonly serviceTypes: Map<string, string>;
}

/** Far more than any cloud has (regions, services, interfaces); all of them are one regular expression of the rewriter. */
const MAX_MOUNTS = 1000;

const ORDER = { public: 0, internal: 1, admin: 2, none: 3 } as const;

/** @param resolveType official service type of a catalog's word, if it has one */
export function createMountTable(resolveType: (name: string) => string | undefined): MountTable {
  const mounts: Mount[] = [];
  const byName = new Map<string, Mount>();
  const serviceTypes = new Map<string, string>();

  function add(found: CatalogEndpoint): void {
    if (found.serviceId !== undefined) serviceTypes.set(found.serviceId, found.type);
    const cut = endpointRoot(found.url);
    if (!cut) return;
    const service = resolveType(found.type) ?? wordOf(found.type);
    const endpoint = { interface: found.interface, region: found.region };
    const at = mounts.findIndex(
      (mount) => mount.service === service && mount.origin === cut.origin && mount.root === cut.root,
    );
    if (at >= 0) {
      // Known by its auth URL alone until now: the catalog says whose endpoint it is.
      const known = mounts[at]!;
      if (known.endpoint === undefined) replace(at, { ...known, endpoint });
      return;
    }
    if (mounts.length >= MAX_MOUNTS) return;
    const mount = {
      name: freeName(service, endpoint),
      service,
      origin: cut.origin,
      root: cut.root,
      endpoint,
    };
    mounts.push(mount);
    byName.set(mount.name, mount);
  }

  function replace(at: number, mount: Mount): void {
    mounts[at] = mount;
    byName.set(mount.name, mount);
  }

  function freeName(service: string, endpoint: { interface: string; region: string }): string {
    const full = [service, endpoint.interface, wordOf(endpoint.region)]
      .filter((part) => part !== '')
      .join('.');
    for (const name of [service, full]) if (!byName.has(name)) return name;
    let count = 2;
    while (byName.has(`${full}.${count}`)) count += 1;
    return `${full}.${count}`;
  }

  return {
    mounts,
    serviceTypes,
    register(endpoints) {
      const sorted = endpoints.toSorted((a, b) => ORDER[a.interface] - ORDER[b.interface]);
      for (const endpoint of sorted) add(endpoint);
    },
    registerRoot(service, url) {
      const cut = endpointRoot(url);
      if (!cut) return undefined;
      const known = mounts.find(
        (one) => one.service === service && one.origin === cut.origin && one.root === cut.root,
      );
      if (known) return known;
      const name = freeName(service, { interface: 'public', region: '' });
      const mount = { name, service, origin: cut.origin, root: cut.root, endpoint: undefined };
      mounts.push(mount);
      byName.set(name, mount);
      return mount;
    },
    resolve(path) {
      const match = /^\/*([^/]*)(.*)$/s.exec(path)!;
      const mount = byName.get(match[1]!);
      if (mount) return { mount, rest: match[2]! };
      // s3ql asks `/info` at the host's root, and temporary URLs are signed for paths that begin with the account.
      const store = byName.get('object-store');
      return store && /^\/(?:info$|v1\/AUTH_)/.test(path) ? { mount: store, rest: path } : undefined;
    },
    resolveUpstream(url) {
      const cut = /^(https?:\/\/[^/?#]+)([^?#]*)/i.exec(url);
      if (!cut || !URL.canParse(cut[1]!)) return undefined;
      const { origin } = new URL(cut[1]!);
      const path = cut[2]!;
      const fits = mounts.filter(
        ({ root, origin: own }) => own === origin && (path === root || path.startsWith(`${root}/`)),
      );
      const mount = fits.toSorted((a, b) => b.root.length - a.root.length)[0];
      return mount && { mount, rest: path.slice(mount.root.length) };
    },
    findHost(host, port) {
      let found: 'service' | 'cloud' | undefined;
      for (const { origin } of mounts) {
        const url = new URL(origin);
        if (url.hostname !== host) continue;
        if (port === (url.port === '' ? DEFAULT_PORTS[url.protocol] : Number(url.port))) return 'service';
        found = 'cloud';
      }
      return found;
    },
  };
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** What a catalog calls something, as a word that a path can carry. */
function wordOf(text: string): string {
  return text
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
