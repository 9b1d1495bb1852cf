// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createToken, parseTokens, tokensText, type StoredToken } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import type { Output } from '../output.js';
import { readBytes } from '../papers/read-bytes.js';
import { EXIT } from '../refusal.js';
import { replaceFile } from '../trust/replace-file.js';

export const TOKENS_LIMIT = 8 * 1024 * 1024;
const DAY = 24 * 3_600_000;

export interface TokenCreateOptions {
  readonly tokens: string;
  readonly id: string;
  readonly may: StoredToken['may'];
  readonly owner?: readonly string[];
  readonly days: number;
  readonly now: Date;
}

/** `touchstone log token create --tokens FILE --id NAME`: shows a new token once; FILE keeps its hash alone. */
export async function tokenCreateCommand(options: TokenCreateOptions, output: Output): Promise<number> {
  const { tokens: file, id, may, owner = [], days, now } = options;
  const before = existsSync(file)
    ? parseTokens((await readBytes(file, TOKENS_LIMIT)).toString('utf8'), file)
    : [];
  if (before.some((one) => one.id === id)) {
    throw new TouchstoneError('CLI_USAGE', `${file} has a token ${id} already.`, {
      hint: 'Name another --id, or remove that one from the file first: it is then no longer taken.',
    });
  }
  const { token, stored } = createToken(randomBytes(32), {
    id,
    may,
    owners: [...owner],
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * DAY).toISOString(),
  });
  const text = tokensText([...before, stored]);
  parseTokens(text, file);
  await replaceFile(file, text, [file]);
  output.text(`${token}\n`);
  output.note(
    `The token ${id} is shown this once. It may publish ${may.join(' and ')} until ${stored.expiresAt}.`,
  );
  return EXIT.reached;
}
