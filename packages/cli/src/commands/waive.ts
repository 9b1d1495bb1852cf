// SPDX-License-Identifier: Apache-2.0
import { makeWaiver, signStatement } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { readSigningKey } from '../keys/read-signing-key.js';
import { handOver, type HandOverOptions } from '../life/hand-over.js';
import type { Output } from '../output.js';
import { readGuideline } from '../papers/guideline-files.js';
import { EXIT } from '../refusal.js';

export interface WaiveOptions extends HandOverOptions {
  readonly criterion: string;
  readonly guideline: string;
  readonly reason: string;
  readonly until: Date;
  readonly by: string;
  readonly solutionVersion?: readonly string[];
  readonly key?: string;
  readonly now: Date;
}

/**
 * `touchstone waive SOLUTION`: excuses a solution from one criterion for a while, with a reason, signed. No assessment
 * changes; the waiver is shown wherever the level is.
 */
export async function waiveCommand(
  solution: string,
  { criterion, guideline: version, reason, until, by, solutionVersion = [], now, ...options }: WaiveOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { guideline, guidelineDigest } = await readGuideline(version);
  const known = guideline.criteria.map(({ id }) => id);
  if (!known.includes(criterion)) {
    throw new TouchstoneError('WAIVER_CRITERION', `The guideline ${version} has no criterion ${criterion}.`, {
      hint: `It has: ${known.join(', ')}.`,
    });
  }
  const statement = makeWaiver(
    {
      solution,
      versions: [...solutionVersion],
      guideline: version,
      criterion,
      reason,
      by,
      issuedAt: now.toISOString(),
      expiresAt: until.toISOString(),
    },
    guidelineDigest,
  );
  const key = await readSigningKey(options, env, output);
  await handOver(signStatement(statement, [key]), options, { output, env, now });
  return EXIT.reached;
}
