// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { compareReleases, findRelease, releases } from '@touchstone/openstack';
import { inject } from '../http/inject.js';
import { bootstrapIdentity, findCredentials } from '../identity/bootstrap.js';
import { runPipeline } from '../pipeline/pipeline.js';
import { SERVICES } from '../services.js';
import { Blobs } from '../state/blobs.js';
import { createIds } from '../state/ids.js';
import { Stores } from '../state/stores.js';
import { measureCoverage } from './coverage.js';
import type { CloudOptions, CloudSnapshot, EmbeddedCloud } from './embedded-cloud.js';
import { buildRegistry } from './registry.js';
import type { World } from './world.js';

/** The oldest release whose operations the index holds from running code. */
export const OLDEST_RELEASE = 'victoria';

/**
 * Makes an OpenStack with an admin and a demo project, images, flavors and networks, ready to sign in to.
 * @throws TouchstoneError CLOUD_UNKNOWN_RELEASE
 */
export function createCloud(options: CloudOptions): EmbeddedCloud {
  const registry = buildRegistry(SERVICES);
  const world: { -readonly [K in keyof World]: World[K] } = {
    release: chooseRelease(options.release),
    clock: options.clock,
    ids: createIds(options.random),
    stores: new Stores(options.clock, options.transitions ?? 'real'),
    blobs: new Blobs(),
    registry,
    origin: options.origin ?? 'http://cloud.invalid',
    missed: new Map(),
  };
  const scene = { ...world, now: world.clock() };
  bootstrapIdentity(scene, registry.services);
  for (const service of registry.services) service.bootstrap?.(scene);
  const snapshot = (): CloudSnapshot => {
    world.blobs.pinAll();
    return { stores: world.stores.snapshot() };
  };
  const first = snapshot();
  const restore = (from: CloudSnapshot): void => world.stores.restore(from.stores);
  return {
    release: world.release,
    get credentials() {
      return findCredentials(world.stores, world.origin);
    },
    get origin() {
      return world.origin;
    },
    setOrigin: (origin) => void (world.origin = origin),
    handle: (request) => runPipeline(world, request),
    inject: (request) => inject((one) => runPipeline(world, one), request),
    snapshot,
    restore,
    reset: () => {
      restore(first);
      world.missed.clear();
    },
    coverage: () => measureCoverage(registry, world.release, world.missed),
    close: () => world.blobs.close(),
  };
}

function chooseRelease(name: string | undefined): string {
  const known = releases().filter((release) => compareReleases(release.name, OLDEST_RELEASE) >= 0);
  const newest = known[known.length - 1]!.name;
  if (name === undefined) return newest;
  const found = findRelease(name);
  if (found && compareReleases(found.name, OLDEST_RELEASE) >= 0) return found.name;
  throw new TouchstoneError('CLOUD_UNKNOWN_RELEASE', `the embedded cloud has no release "${name}"`, {
    hint: `name one from ${OLDEST_RELEASE} to ${newest}: ${known.map((one) => one.name).join(', ')}`,
    details: { name },
  });
}
