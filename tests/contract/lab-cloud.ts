// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { readCloudConfig, type CloudConfig, type Connection } from '@touchstone/runner';

/** The name of the cloud of clouds.yaml that TOUCHSTONE_LAB_CLOUD names; undefined where it names none. */
export const LAB_CLOUD: string | undefined = process.env['TOUCHSTONE_LAB_CLOUD'];

/** How to sign in to it. */
export function labCloud(): CloudConfig {
  const readText = (path: string): string | undefined =>
    existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return readCloudConfig(
    { cloud: LAB_CLOUD },
    { env: process.env, cwd: process.cwd(), home: '/nowhere', readText },
  );
}

/** Removes a container with all that is in it. */
export async function removeContainer(cloud: Connection, container: string): Promise<void> {
  const listed = (await cloud.get('object-store', `/${container}?format=json`)) as { name: string }[];
  for (const { name } of listed) await cloud.remove('object-store', `/${container}/${encodeURI(name)}`);
  await cloud.remove('object-store', `/${container}`);
}
