// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { isTouchstoneError } from '@touchstone/model';
import type { CloudConfig, Connection } from '@touchstone/runner';
import type { LogStore } from '../log/log-store.js';
import { verifyResourcePath } from './resource-path.js';
import { tooLarge, unreadable, unwritable } from './store-refusal.js';

export interface SwiftPlace {
  readonly container: string;
  /** Before each resource's path, without slashes at its ends; empty for none. */
  readonly prefix: string;
}

/** A store that holds a connection. */
export interface SwiftStore extends LogStore {
  close(): Promise<void>;
}

type Answer = Awaited<ReturnType<Connection['request']>>;

const TIMEOUTS = { connectMs: 10_000, responseMs: 60_000, limitBytes: 20 * 1024 * 1024 };

/**
 * A log in a container of an object store with OpenStack's object-store API, signed in through Keystone v3 as clouds.yaml
 * or OS_* say (password, application credential or token). A PUT carries the MD5 of its body as ETag, which Swift checks,
 * and is answered when a quorum of replicas has it (Swift API reference, "create or replace object"). The container is
 * made where there is none. Throws ACCESS_* where signing in fails.
 * @param verifyPath holds paths to those that a log has; another one, for what else is kept so
 */
export async function openSwiftStore(
  config: CloudConfig,
  place: SwiftPlace,
  now: () => number,
  verifyPath: (path: string) => void = verifyResourcePath,
): Promise<SwiftStore> {
  // The runner loads much that only this store needs.
  const { connect } = await import('@touchstone/runner');
  const cloud = await connect(config, { now, timeouts: TIMEOUTS });
  const container = `/${encodeURIComponent(place.container)}`;
  const below = place.prefix
    .split('/')
    .filter((one) => one !== '')
    .map(encodeURIComponent)
    .join('/');
  const root = below === '' ? container : `${container}/${below}`;
  const where = `swift://${place.container}${place.prefix === '' ? '' : `/${place.prefix}`}`;
  try {
    await makeContainer(cloud, container, where);
  } catch (error) {
    await cloud.close();
    throw error;
  }
  return {
    async read(path, limit) {
      verifyPath(path);
      const answer = await ask(cloud, 'GET', `${root}/${path}`).catch((error: unknown) => {
        throw isTouchstoneError(error) ? unreadable(where, path, error.message, error) : error;
      });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw unreadable(where, path, `the server answers ${answer.status}`);
      if (answer.bytes.byteLength > limit) throw tooLarge(where, path, limit);
      return answer.bytes;
    },
    async write(path, bytes) {
      verifyPath(path);
      const answer = await ask(cloud, 'PUT', `${root}/${path}`, bytes).catch((error: unknown) => {
        throw isTouchstoneError(error) ? unwritable(where, path, error.message, error) : error;
      });
      if (answer.status !== 201) throw unwritable(where, path, `the server answers ${answer.status}`);
    },
    close: () => cloud.close(),
  };
}

async function makeContainer(cloud: Connection, container: string, where: string): Promise<void> {
  const there = await ask(cloud, 'HEAD', container);
  if (there.status < 300) return;
  const made = await ask(cloud, 'PUT', container);
  if (made.status >= 300) throw unwritable(where, 'the container', `the server answers ${made.status}`);
}

function ask(cloud: Connection, method: string, path: string, body?: Uint8Array): Promise<Answer> {
  const headers =
    body === undefined
      ? { accept: '*/*' }
      : {
          accept: '*/*',
          'content-type': 'application/octet-stream',
          etag: createHash('md5').update(body).digest('hex'),
        };
  return cloud.request({
    service: 'object-store',
    method,
    path,
    headers,
    ...(body === undefined ? {} : { body }),
  });
}
