// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { ConfigWorld } from '@touchstone/runner';
import type { LogReader, LogStore } from '../log/log-store.js';
import { folderStore } from './folder-store.js';
import { httpReader } from './http-reader.js';
import { parseLogPlace, type LogPlace } from './log-place.js';

/** What opening a store needs of the world: variables, files such as clouds.yaml, and the time (epoch ms). */
export interface StoreWorld extends ConfigWorld {
  readonly now: () => number;
}

export interface Closable {
  close(): Promise<void>;
}

const nothingToClose = { close: async () => {} };

/**
 * Opens a log to read, wherever it is. Throws LOG_PLACE, LOG_PLACE_CONFIG, ACCESS_*.
 * @param where as `parseLogPlace` takes it
 */
export async function openLogReader(where: string, world: StoreWorld): Promise<LogReader & Closable> {
  const place = parseLogPlace(where);
  return place.kind === 'url' ? { ...httpReader(place.url), ...nothingToClose } : openStore(place, world);
}

/**
 * Opens a place that a log is kept in: S3-compatible stores as AWS_ENDPOINT_URL_S3 (or AWS_ENDPOINT_URL), AWS_REGION,
 * AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN say, OpenStack's as clouds.yaml and OS_* say.
 * Throws LOG_PLACE_CONFIG, ACCESS_*.
 */
export async function openStore(
  place: Exclude<LogPlace, { kind: 'url' }>,
  world: StoreWorld,
): Promise<LogStore & Closable> {
  if (place.kind === 'folder') return { ...folderStore(place.folder), ...nothingToClose };
  return openObjectStore(place, world);
}

/**
 * Opens a bucket or container, for a log or for what else is kept as objects that are written once.
 * @param verifyPath throws for the path of what is not kept there; without it, for what is no resource of a log
 * @throws TouchstoneError LOG_PLACE_CONFIG, ACCESS_*
 */
export async function openObjectStore(
  place: Extract<LogPlace, { kind: 's3' | 'swift' }>,
  world: StoreWorld,
  verifyPath?: (path: string) => void,
): Promise<LogStore & Closable> {
  if (place.kind === 'swift') {
    const [{ readCloudConfig }, { openSwiftStore }] = await Promise.all([
      import('@touchstone/runner'),
      import('./swift-store.js'),
    ]);
    return openSwiftStore(readCloudConfig({}, world), place, world.now, verifyPath);
  }
  const { s3Store } = await import('./s3-store.js');
  const { env } = world;
  const sessionToken = env['AWS_SESSION_TOKEN'];
  const region = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  const endpoint =
    env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'] ?? `https://s3.${region}.amazonaws.com`;
  const s3 = s3Store(
    { endpoint, region, bucket: place.container, prefix: place.prefix },
    {
      accessKeyId: required(env, 'AWS_ACCESS_KEY_ID'),
      secretAccessKey: required(env, 'AWS_SECRET_ACCESS_KEY'),
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
    verifyPath,
  );
  return { ...s3, ...nothingToClose };
}

function required(env: StoreWorld['env'], name: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  throw new TouchstoneError('LOG_PLACE_CONFIG', `${name} is not set, and a bucket is not read without it.`, {
    hint: "Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for a store that is not Amazon's, AWS_ENDPOINT_URL_S3.",
  });
}
