// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Manifest } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';
import { listAll } from './list-all.js';
import type { Item } from './listing.js';
import { makeServerFixture } from './server-fixture.js';

/** Ids of what the recipe finds in its environment. */
export interface Fixtures {
  readonly image?: string;
  readonly flavor?: string;
  readonly externalNetwork?: string;
  readonly server?: string;
}

export interface FixtureOptions {
  readonly name: string;
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds (and for the server: makes) what the manifest says that the recipe needs, beside the recorder.
 * Throws RUN_NO_RESOURCE naming what the cloud lacks.
 */
export async function prepareFixtures(
  connection: Connection,
  needs: Manifest['needs']['resources'],
  options: FixtureOptions,
): Promise<Fixtures> {
  const image = needs.image || needs.server ? await smallestImage(connection) : undefined;
  const flavor = needs.flavor || needs.server ? await smallestFlavor(connection) : undefined;
  const externalNetwork = needs.externalNetwork ? await findExternalNetwork(connection) : undefined;
  const server =
    needs.server && image !== undefined && flavor !== undefined
      ? await makeServerFixture(connection, { image, flavor }, options)
      : undefined;
  return {
    ...(image === undefined ? {} : { image }),
    ...(flavor === undefined ? {} : { flavor }),
    ...(externalNetwork === undefined ? {} : { externalNetwork }),
    ...(server === undefined ? {} : { server }),
  };
}

async function smallestImage(connection: Connection): Promise<string> {
  const images = await listAll(connection, 'image', '/images?visibility=public&status=active', 'images');
  return smallest(connection, 'public active image', images, (image) => [Number(image['size'] ?? Infinity)]);
}

async function smallestFlavor(connection: Connection): Promise<string> {
  const flavors = await listAll(connection, 'compute', '/flavors/detail', 'flavors');
  return smallest(connection, 'flavor', flavors, (flavor) => [
    Number(flavor['ram']),
    Number(flavor['disk']),
    Number(flavor['vcpus']),
  ]);
}

async function findExternalNetwork(connection: Connection): Promise<string> {
  const networks = await listAll(connection, 'network', '/networks?router:external=true', 'networks');
  return smallest(connection, 'external network', networks, () => []);
}

/** The least item; among equals the one whose name and id sort first, so that every run takes the same. */
function smallest(
  connection: Connection,
  what: string,
  items: readonly Item[],
  measure: (item: Item) => readonly number[],
): string {
  const ranked = [...items].sort((a, b) => {
    const right = measure(b);
    const at = measure(a).findIndex((value, index) => value !== right[index]);
    if (at >= 0) return (measure(a)[at] ?? 0) - (right[at] ?? 0);
    return `${String(a['name'])} ${String(a['id'])}` < `${String(b['name'])} ${String(b['id'])}` ? -1 : 1;
  });
  const id = ranked[0]?.['id'];
  if (typeof id === 'string') return id;
  throw new TouchstoneError(
    'RUN_NO_RESOURCE',
    `Cloud "${connection.config.name}" has no ${what}, which the recipe needs.`,
    {
      hint: 'Have one made by the operator, or use another cloud.',
      details: { cloud: connection.config.name, what },
    },
  );
}
