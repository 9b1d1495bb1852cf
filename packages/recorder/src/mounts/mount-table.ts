// SPDX-License-Identifier: Apache-2.0
import type { CatalogEndpoint } from './catalog-endpoints.js';
import { endpointRoot, type EndpointRoot } from './endpoint-root.js';
import { isSignedService, type SignedService } from './signed-request.js';

/** A path of the recorder and the service root that it stands for. */
export interface Mount {
  /** First path segment: `compute`, `compute.internal.RegionTwo`. */
  readonly name: string;
  /**
   * The path below which the recorder offers it: `/compute`; or the root itself ('' or '/swift') where clients sign the
   * path that they send. Undefined: the catalog's own URL is handed out as it is.
   */
  readonly path: string | undefined;
  /** Official service type, or the catalog's word where there is none. */
  readonly service: string;
  readonly origin: string;
  /** '' or '/compute'. */
  readonly root: string;
  /** Other origins under which the cloud names it in links: an address for a name, an inner name for an outer one. */
  readonly otherOrigins: readonly string[];
  /** Whether the endpoint's paths name no account, as a RADOS Gateway's do: `/swift/v1/{container}`. */
  readonly accountless: boolean;
  /** The catalog's endpoint that led here; undefined for an auth URL that no catalog has named yet. */
  readonly endpoint:
    { readonly interface: CatalogEndpoint['interface']; readonly region: string } | undefined;
}

export interface Resolved {
  readonly mount: Mount;
  /** The path below the service root, '' or with a slash in front; as the client spelled it. */
  readonly rest: string;
}

export interface MountTable {
  /** Makes mounts for roots that are new. Public endpoints come first, so that the plain name is theirs. */
  register(endpoints: readonly CatalogEndpoint[]): void;
  /** Makes the mount of a service whose URL is known from elsewhere than a catalog: the auth URL. */
  registerRoot(service: string, url: string): Mount | undefined;
  /**
   * Where a request's path (no query) leads.
   * @param signed the service that the request is signed for: its path is the cloud's own
   */
  resolve(path: string, signed?: SignedService): Resolved | undefined;
  /** Where a URL of the cloud itself leads, for clients that use the recorder as a forward proxy. */
  resolveUpstream(url: string, signed?: SignedService): Resolved | undefined;
  /** Whether some endpoint is at this host and port; or the host is one of the cloud's and the port is nobody's. */
  findHost(host: string, port: number): 'service' | 'cloud' | undefined;
  /** Remembers another origin of a mount; one that is some endpoint's own stays that endpoint's. */
  addOrigin(mount: Mount, origin: string): void;
  /** The service that an endpoint's type stands for: the official one, or the catalog's word. */
  serviceOf(type: string): string;
  readonly mounts: readonly Mount[];
  /** Counts up with every change of the mounts. */
  readonly version: number;
  /** Whether two services share an address, so that a URL alone does not say whose it is. */
  readonly ambiguous: boolean;
  /** Types by service id, as far as catalogs told. */
  readonly serviceTypes: Map<string, string>;
}

export interface MountOptions {
  /** Hand out URLs of services whose requests are signed for their host as they are: a forward proxy catches the calls. */
  readonly signedAsIs?: boolean;
  /** Addresses of host names. */
  readonly addresses?: Readonly<Record<string, readonly string[]>>;
}

/** Far more than any cloud has (regions, services, interfaces); all of them are one regular expression of the rewriter. */
const MAX_MOUNTS = 1000;

/** A cloud names a service by its address, an inner and an outer name; whoever has more is making them up. */
const MOST_ORIGINS = 8;

const ORDER = { public: 0, internal: 1, admin: 2, none: 3 } as const;

/** @param resolveType official service type of a catalog's word, if it has one */
export function createMountTable(
  resolveType: (name: string) => string | undefined,
  { signedAsIs = false, addresses = {} }: MountOptions = {},
): MountTable {
  const mounts: Mount[] = [];
  const byName = new Map<string, Mount>();
  const serviceTypes = new Map<string, string>();
  let version = 0;
  let ambiguous = false;

  function add(found: CatalogEndpoint): void {
    if (found.serviceId !== undefined) serviceTypes.set(found.serviceId, found.type);
    const cut = endpointRoot(found.url);
    if (!cut) return;
    const service = serviceOf(found.type);
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
    if (mounts.length < MAX_MOUNTS) put(freeName(service, endpoint), service, cut, endpoint);
  }

  function serviceOf(type: string): string {
    return resolveType(type) ?? wordOf(type);
  }

  function put(name: string, service: string, cut: EndpointRoot, endpoint: Mount['endpoint']): Mount {
    const mount: Mount = {
      name,
      path: pathOf(name, service, cut.root),
      service,
      origin: cut.origin,
      root: cut.root,
      otherOrigins: atAddresses(cut.origin, addresses),
      accountless: service === 'object-store' && /^\/v1(?:\.0)?\/?$/.test(cut.rest),
      endpoint,
    };
    ambiguous ||= mounts.some((one) => one.origin === mount.origin && one.root === mount.root);
    mounts.push(mount);
    byName.set(name, mount);
    version += 1;
    return mount;
  }

  function replace(at: number, mount: Mount): void {
    mounts[at] = mount;
    byName.set(mount.name, mount);
    version += 1;
  }

  /**
   * Temporary URLs are signed with their path, S3's and EC2's requests with host and path: a path that the recorder had
   * changed would not be the one that was signed. Only one endpoint of a kind can have its path; others get a name.
   */
  function pathOf(name: string, service: string, root: string): string | undefined {
    const signed = isSignedService(service);
    if (signed && signedAsIs) return undefined;
    if (!signed && service !== 'object-store') return `/${name}`;
    const taken = mounts.some((one) => one.path === root && one.service === service);
    return taken || byName.has(root.split('/')[1] ?? '') ? `/${name}` : root;
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

  function resolveSigned(path: string, service: SignedService): Resolved | undefined {
    const found = longest(mounts.filter((one) => one.service === service && isBelow(path, one.path)));
    if (found) return { mount: found, rest: path.slice(found.path!.length) };
    // Swift speaks S3 at its own address, and many a catalog does not say so.
    const store = byName.get('object-store');
    if (service !== 's3' || store?.path !== store?.root || mounts.some((one) => one.service === 's3'))
      return undefined;
    const mount =
      store && put('s3', 's3', { origin: store.origin, root: store.root, rest: '' }, store.endpoint);
    return mount && { mount, rest: path.slice(mount.root.length) };
  }

  return {
    mounts,
    serviceTypes,
    serviceOf,
    get version() {
      return version;
    },
    get ambiguous() {
      return ambiguous;
    },
    addOrigin({ name }, origin) {
      const at = mounts.findIndex((one) => one.name === name);
      const known = mounts[at];
      if (!known || known.otherOrigins.length >= MOST_ORIGINS || known.otherOrigins.includes(origin)) return;
      if (mounts.some((one) => one.origin === origin)) return;
      replace(at, { ...known, otherOrigins: [...known.otherOrigins, origin] });
    },
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
      return known ?? put(freeName(service, { interface: 'public', region: '' }), service, cut, undefined);
    },
    resolve(path, signed) {
      const bySignature = signed && resolveSigned(path, signed);
      if (bySignature) return bySignature;
      const match = /^\/*([^/]*)(.*)$/s.exec(path)!;
      const mount = byName.get(match[1]!);
      if (mount) return { mount, rest: match[2]! };
      const store = longest(
        mounts.filter((one) => one.service === 'object-store' && isBelow(path, one.path)),
      );
      const rest = path.slice(store?.path?.length);
      // s3ql asks `/info` at the host's root, whatever the path of its account.
      return store && SWIFT.test(rest) ? { mount: store, rest } : undefined;
    },
    resolveUpstream(url, signed) {
      const cut = /^(https?:\/\/[^/?#]+)([^?#]*)/i.exec(url);
      if (!cut || !URL.canParse(cut[1]!)) return undefined;
      const { origin } = new URL(cut[1]!);
      const path = cut[2]!;
      const below = mounts.filter((one) => isBelow(path, one.root));
      const own = below.filter((one) => one.origin === origin);
      const fits = own.length > 0 ? own : below.filter((one) => one.otherOrigins.includes(origin));
      const mount = longest(fits.filter((one) => one.service === signed)) ?? longest(fits);
      return mount && { mount, rest: path.slice(mount.root.length) };
    },
    findHost(host, port) {
      let found: 'service' | 'cloud' | undefined;
      for (const url of mounts
        .flatMap((one) => [one.origin, ...one.otherOrigins])
        .map((one) => new URL(one))) {
        if (url.hostname !== host) continue;
        if (port === (url.port === '' ? DEFAULT_PORTS[url.protocol] : Number(url.port))) return 'service';
        found = 'cloud';
      }
      return found;
    },
  };
}

/** What Swift has at its root: accounts below their version, and what it tells of itself. */
const SWIFT = /^\/+(?:v1(?:\.0)?(?:\/|$)|info$|healthcheck$|crossdomain\.xml$|endpoints\/)/;

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

function isBelow(path: string, root: string | undefined): boolean {
  return root !== undefined && (path === root || path.startsWith(`${root}/`));
}

/** The mount whose root says most; of equals the first. */
function longest(found: readonly Mount[]): Mount | undefined {
  let best: Mount | undefined;
  for (const one of found) if (!best || one.root.length > best.root.length) best = one;
  return best;
}

/** The same origin by the addresses of its host. */
function atAddresses(origin: string, addresses: NonNullable<MountOptions['addresses']>): string[] {
  const url = new URL(origin);
  return (addresses[url.hostname] ?? []).slice(0, MOST_ORIGINS / 2).map((address) => {
    const host = address.includes(':') ? `[${address}]` : address;
    return new URL(`${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`).origin;
  });
}

/** What a catalog calls something, as a word that a path can carry. */
function wordOf(text: string): string {
  return text
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
