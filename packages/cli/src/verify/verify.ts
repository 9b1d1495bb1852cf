// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import {
  parsePublicKey,
  readLogView,
  reproducedBy,
  TrustedRoot,
  verifyBundleAt,
  type LogView,
  type VerifyingKey,
} from '@touchstone/attest';
import { TouchstoneError, type Verification } from '@touchstone/model';
import { readKeyFile } from '../keys/read-key-file.js';
import { withLogReader } from '../log/with-log-reader.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readTrustRoot } from '../trust/read-trust-root.js';
import { verificationText } from './verification-text.js';

export interface VerifyCommandOptions {
  readonly trustRoot?: readonly string[];
  readonly publicKey?: string;
  readonly log?: string;
  readonly at?: Date;
  readonly recompute: boolean;
  readonly format: 'text' | 'json';
  readonly now: Date;
}

/**
 * `touchstone verify BUNDLE…`: every link of each bundle's chain, and what it rests on; of several, whether they reproduce each
 * other. Ends with 0 where all links hold, 1 where one is broken, 2 where it could not be found out.
 *
 * @throws TouchstoneError BUNDLE_MISSING where there is nothing, CLI_USAGE, CLI_NO_FILE, KEY_*, TRUST_*, LOG_*, NOTE_*
 */
export async function verifyCommand(
  bundles: readonly string[],
  options: VerifyCommandOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { now, at = now, recompute } = options;
  for (const bundle of bundles) refuseNothing(bundle);
  const believe = await whomToBelieve(options, at, output, env);
  const verifications: Verification[] = [];
  await withNamedLog(options.log, believe, { now, at }, env, async (log) => {
    for (const bundle of bundles) {
      const told = { believe, at, recompute, ...(log === undefined ? {} : { log }) };
      const found = await verifyBundleAt(bundle, told);
      verifications.push(found);
      if (options.format === 'text') output.text(verificationText(found, output));
    }
  });
  const together = reproducedBy(verifications, believe instanceof TrustedRoot ? believe : undefined);
  if (options.format === 'json') {
    output.json({ format: 'touchstone-verifications/1', verifications, ...together });
  } else if (together.reproduced !== null) {
    output.text(
      `Reproduced: ${together.reproduced.labs.join(' and ')} came to the same outcome, each by runs of its own.\n`,
    );
  } else if (together.notReproduced !== null) output.text(`Not reproduced: ${together.notReproduced}\n`);
  return verifications.every(({ verdict }) => verdict === 'verified') ? EXIT.reached : EXIT.notReached;
}

/** A bundle that is broken is rejected; where there is none, nothing can be said of it. */
function refuseNothing(bundle: string): void {
  if (existsSync(bundle)) return;
  throw new TouchstoneError('BUNDLE_MISSING', `There is nothing at ${bundle}.`, {
    hint: 'Name a bundle: the folder that touchstone certify wrote, or the file that touchstone pack wrote.',
  });
}

async function whomToBelieve(
  { publicKey, trustRoot, log }: VerifyCommandOptions,
  at: Date,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<TrustedRoot | VerifyingKey> {
  if (publicKey === undefined) return readTrustRoot(trustRoot, env, at);
  if (trustRoot !== undefined || log !== undefined) {
    throw new TouchstoneError(
      'CLI_USAGE',
      '--public-key stands in the place of a trust root: without one, no log is believed.',
      {
        hint: 'Give --public-key alone, or --trust-root and --log.',
      },
    );
  }
  return parsePublicKey(await readKeyFile(publicKey, output), publicKey);
}

/** The log stays open meanwhile: its tree is read as each bundle asks for it. */
async function withNamedLog(
  where: string | undefined,
  believe: TrustedRoot | VerifyingKey,
  times: { readonly now: Date; readonly at: Date },
  env: NodeJS.ProcessEnv,
  use: (log: LogView | undefined) => Promise<void>,
): Promise<void> {
  if (where === undefined || !(believe instanceof TrustedRoot)) return use(undefined);
  return withLogReader(where, env, async (reader) => use(await readLogView(reader, believe, times)));
}
