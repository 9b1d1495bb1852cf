// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  logBundle,
  openBundle,
  packBundle,
  publishTarget,
  sendBundle,
  verifyPublished,
  writeAttestation,
  type Published,
  type PublishTarget,
} from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { readTrustRoot } from '../trust/read-trust-root.js';
import { isServer, type PublishOptions, type PublishPlace } from './publish-options.js';
import type { PublishedThere } from './publish-statement.js';
import { readToken } from './read-token.js';
import { withOwnLog } from './with-own-log.js';

/**
 * Puts a bundle's certificate into a log, and what shows that into the bundle: the entry, and the proof with the cosignatures
 * of the witnesses that the trust root names.
 * @throws TouchstoneError BUNDLE_*, PUBLISH_*, REQUEST_*, LOG_*, CLI_NO_TOKEN, and what the log refuses it with
 */
export async function publishBundle(
  path: string,
  where: string,
  options: PublishOptions & PublishPlace,
): Promise<PublishedThere> {
  const root = await readTrustRoot(options.trustRoot, options.env, options.now);
  const target = isServer(where)
    ? publishTarget(where, await readToken(options.tokenFile, options.env))
    : undefined;
  const bundle = await openBundle(path);
  try {
    const { certificate } = bundle.attestation;
    if (certificate === undefined) throw unsigned(path);
    const published =
      target === undefined
        ? await withOwnLog(where, options, root, options, (world) => logBundle(bundle, world))
        : await sendPacked(path, target);
    const proven = verifyPublished(published, certificate, root);
    await writeAttestation(path, { entry: published.entry, proof: proven.proof });
    return { ...proven, fresh: published.fresh };
  } finally {
    await bundle.close();
  }
}

/** Sends the bundle as one file, packed anew: what lies in the folder besides stays here. */
async function sendPacked(path: string, target: PublishTarget): Promise<Published> {
  const scratch = await mkdtemp(join(tmpdir(), 'touchstone-publish-'));
  try {
    return await sendBundle(await packBundle(path, join(scratch, 'bundle.touchstone')), target, sleep);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function unsigned(path: string): TouchstoneError {
  return new TouchstoneError('PUBLISH_UNSIGNED', `${path} holds no certificate.`, {
    hint: 'Sign it first: touchstone sign BUNDLE --lab ID --key FILE.',
  });
}
