// SPDX-License-Identifier: Apache-2.0
import { makeRevocation, signStatement } from '@touchstone/attest';
import { cleanText, type Revocation } from '@touchstone/model';
import { readSigningKey } from '../keys/read-signing-key.js';
import { handOver, type HandOverOptions } from '../life/hand-over.js';
import { revocationTarget } from '../life/revocation-target.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

export interface RevokeOptions extends HandOverOptions {
  readonly reason: Revocation['reason'];
  readonly statement: string;
  readonly by: string;
  readonly what: 'certificate' | 'waiver';
  readonly key?: string;
  readonly now: Date;
}

/**
 * `touchstone revoke BUNDLE|STATEMENT-DIGEST|KEY-ID`: takes a certificate, a waiver or a key back, with a reason. A log
 * shows it from then on; nothing is ever removed from one.
 */
export async function revokeCommand(
  named: string,
  { reason, statement, by, what, now, ...options }: RevokeOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const target = await revocationTarget(named, what);
  const key = await readSigningKey(options, env, output);
  const said = { reason, statement, by, issuedAt: now.toISOString() };
  const envelope = signStatement(makeRevocation(target, said), [key]);
  output.note(`${by} takes back: the ${target.what} ${cleanText(target.name)} (${target.sha256})`);
  await handOver(envelope, options, { output, env, now });
  return EXIT.reached;
}
