// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cloudListener, createCloud, type EmbeddedCloud } from '@touchstone/cloud';
import { embeddedCloudsYaml } from '../embedded-clouds-yaml.js';
import type { Listener } from './serve-marketplace.js';

/** Where the embedded cloud lies on the marketplace's port. */
export const CLOUD_PATH = '/openstack';

/** @param release any from victoria on; the newest unless told. @throws TouchstoneError CLOUD_UNKNOWN_RELEASE */
export function createEmbeddedCloud(release: string | undefined): EmbeddedCloud {
  return createCloud({
    ...(release === undefined ? {} : { release }),
    clock: Date.now,
    random: (size: number) => randomBytes(size),
  });
}

/**
 * The cloud below its path. It is of one origin with the marketplace's pages, and whoever may store objects in it could
 * store a page with a script for an administrator to open: browsers get its documents as those of nobody, run nothing of
 * them, and get nothing of it as a part of another page.
 */
export function embeddedCloudListener(cloud: EmbeddedCloud): Listener {
  const answer = cloudListener(cloud, {
    below: CLOUD_PATH,
    headers: {
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
  });
  return (request, response) => {
    const part = request.headers['sec-fetch-dest'];
    if (part === undefined || part === 'empty' || part === 'document') answer(request, response);
    else {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('The embedded cloud gives nothing to be a part of a page.\n');
    }
  };
}

/** Writes the credentials of this start, for the owner alone; those of the start before are of no more use. */
export async function writeCloudsYaml(folder: string, cloud: EmbeddedCloud): Promise<string> {
  const [file, beside] = [join(folder, 'clouds.yaml'), join(folder, 'clouds.yaml.new')];
  await rm(beside, { force: true });
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(embeddedCloudsYaml(cloud.credentials));
  } finally {
    await handle.close();
  }
  await rename(beside, file);
  return resolve(file);
}
