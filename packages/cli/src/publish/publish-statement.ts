// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import {
  logStatement,
  publishTarget,
  sendStatement,
  verifyPublished,
  type ProvenPublished,
} from '@touchstone/attest';
import { readTrustRoot } from '../trust/read-trust-root.js';
import { isServer, type PublishOptions, type PublishPlace } from './publish-options.js';
import { readToken } from './read-token.js';
import { withOwnLog } from './with-own-log.js';

/** A paper that a log took, and whether it was new to it. */
export interface PublishedThere extends ProvenPublished {
  readonly fresh: boolean;
}

/**
 * Puts a signed statement into a log: a folder, a bucket, or the address of a server. What the log says is held to what was sent.
 * @param bytes the envelope's file
 * @throws TouchstoneError PUBLISH_*, REQUEST_*, LOG_*, CLI_NO_TOKEN, and what the log refuses it with
 */
export async function publishStatement(
  bytes: Uint8Array,
  where: string,
  options: PublishOptions & PublishPlace,
): Promise<PublishedThere> {
  const root = await readTrustRoot(options.trustRoot, options.env, options.now);
  const published = isServer(where)
    ? await sendStatement(bytes, publishTarget(where, await readToken(options.tokenFile, options.env)), sleep)
    : await withOwnLog(where, options, root, options, (world) => logStatement(bytes, world));
  return { ...verifyPublished(published, bytes, root), fresh: published.fresh };
}
