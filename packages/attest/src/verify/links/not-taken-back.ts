// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Signer } from '../believed.js';
import type { RestOn } from '../chain.js';
import type { LogView } from '../log-view.js';
import type { LoggedPlace } from './logged-entry.js';

/** By the log as it is now: the certificate is neither revoked nor superseded, and its keys were not revoked before it. */
export function notTakenBack(
  { index }: LoggedPlace,
  signers: readonly Signer[],
  { life, checkpoint }: LogView,
  restsOn: RestOn,
): void {
  verifyKeysNotRevoked(index, signers, life);
  const found = life.certificates.find((one) => one.index === index);
  if (found === undefined) {
    throw new TouchstoneError(
      'VERIFY_NOT_YET',
      `The log took it after ${life.at}, the moment that was asked for.`,
      {
        hint: 'Ask for a later moment with --at.',
        details: { index, at: life.at },
      },
    );
  }
  const { state, why, since } = found;
  // That it has expired is told by its own link, and at the same moment.
  if (state !== 'valid' && state !== 'expired') throw takenBack(state, why, since);
  restsOn(`${checkpoint.size} entries of the log, none of which takes it back`);
  for (const { by, why: without } of found.revocations)
    restsOn(`a revocation by ${by} is without effect: ${without}`);
}

function verifyKeysNotRevoked(index: number, signers: readonly Signer[], { keys }: LogView['life']): void {
  for (const { id, revocations } of keys) {
    if (!signers.some((signer) => signer.id === id)) continue;
    const before = revocations.find((one) => one.effect && one.index < index);
    if (before === undefined) continue;
    throw new TouchstoneError(
      'VERIFY_KEY_REVOKED',
      `Key ${id}, which signed it, was revoked by entry ${before.index} of the log, at ${before.loggedAt}: ${before.statement}`,
      {
        hint: 'Ask the lab for a certificate by a key that it holds now.',
        details: { key: id, entry: before.index },
      },
    );
  }
}

function takenBack(
  state: 'revoked' | 'superseded' | 'not believed',
  why: string,
  since: string,
): TouchstoneError {
  const [code, hint] = {
    revoked: ['VERIFY_REVOKED', 'Ask for a new certificate, or why it was taken back.'],
    superseded: ['VERIFY_SUPERSEDED', 'Ask for the certificate that stands in its place.'],
    'not believed': ['VERIFY_NOT_BELIEVED', 'Is the trust root the newest one?'],
  }[state] as [string, string];
  return new TouchstoneError(code, `The log says that it is ${state} since ${since}: ${why}`, {
    hint,
    details: { state, since },
  });
}
