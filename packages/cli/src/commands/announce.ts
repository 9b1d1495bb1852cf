// SPDX-License-Identifier: Apache-2.0
import { announceGuideline, announceKey, parsePublicKey, signStatement } from '@touchstone/attest';
import type { KEY_POWERS } from '@touchstone/model';
import { readKeyFile } from '../keys/read-key-file.js';
import { readSigningKey } from '../keys/read-signing-key.js';
import { handOver, type HandOverOptions } from '../life/hand-over.js';
import type { Output } from '../output.js';
import { readGuideline } from '../papers/guideline-files.js';
import { EXIT } from '../refusal.js';

export interface AnnounceOptions extends HandOverOptions {
  readonly by: string;
  readonly key?: string;
  readonly now: Date;
}

export interface AnnounceKeyOptions extends AnnounceOptions {
  readonly owner: string;
  readonly may: readonly (typeof KEY_POWERS)[number][];
  readonly validFrom?: Date;
  readonly validUntil: Date;
}

/** `touchstone announce key FILE`: a public key becomes known through a log. Whom to believe, a trust root says. */
export async function announceKeyCommand(
  file: string,
  { owner, may, validFrom, validUntil, by, now, ...options }: AnnounceKeyOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const announced = parsePublicKey(await readKeyFile(file, output), file);
  const statement = announceKey(announced.id, {
    owner,
    publicKey: announced.pem,
    may: [...may],
    validFrom: (validFrom ?? now).toISOString(),
    validUntil: validUntil.toISOString(),
    by,
    issuedAt: now.toISOString(),
  });
  const key = await readSigningKey(options, env, output);
  await handOver(signStatement(statement, [key]), options, { output, env, now });
  return EXIT.reached;
}

/** `touchstone announce guideline VERSION`: a published version becomes known by the digests of its files. */
export async function announceGuidelineCommand(
  version: string,
  { by, now, ...options }: AnnounceOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { guidelineDigest, concernsDigest, categoriesDigest } = await readGuideline(version);
  const statement = announceGuideline({
    version,
    guideline: guidelineDigest,
    concerns: concernsDigest,
    categories: categoriesDigest,
    by,
    issuedAt: now.toISOString(),
  });
  const key = await readSigningKey(options, env, output);
  await handOver(signStatement(statement, [key]), options, { output, env, now });
  return EXIT.reached;
}
