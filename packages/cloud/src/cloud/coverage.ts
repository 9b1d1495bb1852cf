// SPDX-License-Identifier: Apache-2.0
import { isOfferedIn, operations } from '@touchstone/openstack';
import type { Registry } from './registry.js';

export interface ServiceCoverage {
  readonly service: string;
  /** Operation ids that the embedded cloud answers as the service would. */
  readonly offered: readonly string[];
  /** Operation ids of the release that it refuses with 501. */
  readonly missing: readonly string[];
}

export interface Coverage {
  readonly release: string;
  readonly services: readonly ServiceCoverage[];
  /** How often clients asked for something missing, by operation id, since start or reset. */
  readonly missed: Readonly<Record<string, number>>;
}

/** Compares the index's operations of a release with the handlers that there are. */
export function measureCoverage(
  registry: Registry,
  release: string,
  missed: ReadonlyMap<string, number>,
): Coverage {
  const services = registry.services.map(({ type }) => {
    const ids = operations(type)
      .filter((operation) => isOfferedIn(operation, release))
      .map((operation) => operation.id);
    return {
      service: type,
      offered: ids.filter((id) => registry.findHandler(id)),
      missing: ids.filter((id) => !registry.findHandler(id)),
    };
  });
  return { release, services, missed: Object.fromEntries(missed) };
}
