// SPDX-License-Identifier: Apache-2.0
import { describeLog, readLog } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { statusText } from '../life/status-text.js';
import { withLogReader } from '../log/with-log-reader.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readTrustRoot } from '../trust/read-trust-root.js';

export interface StatusOptions {
  readonly trustRoot?: readonly string[];
  /** As it was then; now unless named. The trust root and the log's key are the ones of now. */
  readonly at?: Date;
  readonly now: Date;
  readonly format: 'text' | 'json';
}

/**
 * `touchstone status LOG [SOLUTION]`: what became of every certificate of a log. Ends with 0 where all that is asked for
 * is in force or has its successor, with 1 where something is revoked, not believed, or expired and not renewed.
 *
 * @throws TouchstoneError LOG_*, NOTE_*, TRUST_*, CLI_NO_SOLUTION
 */
export async function statusCommand(
  where: string,
  solution: string | undefined,
  { trustRoot, now, at = now, format }: StatusOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const root = await readTrustRoot(trustRoot, env, now);
  const log = await withLogReader(where, env, (reader) =>
    readLog(reader, (origin) => root.findLog(origin, now)),
  );
  const status = describeLog(log, root, { at, solution });
  if (solution !== undefined && status.certificates.length === 0) {
    const known = [...new Set(describeLog(log, root, { at }).certificates.map((one) => one.solution))].sort();
    throw new TouchstoneError(
      'CLI_NO_SOLUTION',
      `The log ${status.log.origin} has no certificate of ${solution}.`,
      {
        hint:
          known.length === 0
            ? 'It has no certificates at all.'
            : `It has those of: ${known.slice(0, 30).join(', ')}${known.length > 30 ? ', …' : ''}.`,
      },
    );
  }
  if (format === 'json') output.json(status);
  else output.text(statusText(status, output));
  const settled = status.certificates.every(
    ({ state, renewedBy }) =>
      state === 'valid' || state === 'superseded' || (state === 'expired' && renewedBy !== null),
  );
  return settled ? EXIT.reached : EXIT.notReached;
}
