// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest, type Platform, type PlatformService } from '@touchstone/model';
import { findService, identifyRelease } from '@touchstone/openstack';
import type { FoundEndpoint } from '../cloud-access/catalog.js';
import type { Connection } from '../cloud-access/connection.js';
import { readVersions } from './version-documents.js';

export interface PlatformOptions {
  readonly kind: Platform['kind'];
  /** How people call the cloud; no host. */
  readonly name: string;
  /** What the operator says that it is, such as `Debian 12`. */
  readonly distribution?: string | undefined;
  /** The release, where it is known without looking. */
  readonly release?: string | undefined;
}

/**
 * Describes a cloud by what its services say of themselves: versions and microversion ranges of every service that the
 * catalog offers, the release that these fit, and a fingerprint. Hosts, regions and ids are not kept.
 * A service that does not answer is listed without versions.
 */
export async function describePlatform(connection: Connection, options: PlatformOptions): Promise<Platform> {
  const offered: readonly FoundEndpoint[] = [
    ...connection.endpoints.filter((endpoint) => endpoint.type !== 'identity'),
    { type: 'identity', catalogType: 'identity', url: connection.identityUrl },
  ];
  const described = await Promise.all(
    offered
      // A type that is no official one cannot be named in a platform; it is not OpenStack's.
      .filter((endpoint) => findService(endpoint.type) !== undefined)
      .map(async (endpoint): Promise<PlatformService> => {
        const versions = await readVersions(connection, endpoint).catch(() => []);
        return { type: endpoint.type, catalogType: endpoint.catalogType, versions: [...versions] };
      }),
  );
  const services = described.sort((a, b) => (a.type < b.type ? -1 : 1));
  const body = {
    kind: options.kind,
    ...(options.distribution === undefined ? {} : { distribution: options.distribution }),
    release: releaseOf(services, options.release),
    services,
  };
  return { ...body, name: options.name, fingerprint: sha256Digest(canonicalJson(body)) };
}

function releaseOf(services: readonly PlatformService[], declared: string | undefined): Platform['release'] {
  const highest = services.flatMap(({ type, versions }) => {
    const max = versions.findLast((version) => version.max !== undefined && type !== 'object-store')?.max;
    return max === undefined ? [] : [[type, max] as const];
  });
  const identified = identifyRelease(Object.fromEntries(highest));
  const candidates = [...identified.candidates];
  if (declared !== undefined) return { name: declared, how: 'declared', candidates };
  if (identified.release !== undefined) return { name: identified.release, how: 'identified', candidates };
  return { name: null, how: 'unknown', candidates };
}
