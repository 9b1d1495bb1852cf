// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, parsePaper, slug, TouchstoneError } from '@touchstone/model';

const FORMAT = 'touchstone-tokens/1';

/** What a token may publish. */
export const TOKEN_SCOPES = ['bundles', 'statements'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

const time = z.iso.datetime({ precision: 3 });

/** A token as a server keeps it: never the token itself. */
const storedToken = z.strictObject({
  id: slug.describe('for people and logs'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('of the token'),
  may: z.array(z.enum(TOKEN_SCOPES)).min(1),
  owners: z
    .array(slug)
    .max(100)
    .describe("whose papers: a certificate's lab, a statement's `by`; empty: anyone's"),
  createdAt: time,
  expiresAt: time,
});
export type StoredToken = z.infer<typeof storedToken>;

const tokenFile = z
  .strictObject({ format: z.literal(FORMAT), tokens: z.array(storedToken).max(10_000) })
  .refine(({ tokens }) => new Set(tokens.map(({ id }) => id)).size === tokens.length, 'each id once');

export function parseTokens(text: string, name: string): readonly StoredToken[] {
  return parsePaper(tokenFile, text, { name, limit: 8 * 1024 * 1024 }).tokens;
}

export function tokensText(tokens: readonly StoredToken[]): string {
  return `${canonicalJson({ format: FORMAT, tokens })}\n`;
}

/** Letters that secret scanners can look for, and 256 bits. */
const TOKEN = /^touchstone_[A-Za-z0-9_-]{43}$/;

/**
 * A new token: the secret, to be shown once, and what is kept of it. Its hash needs no salt and no slow function: nobody
 * guesses 256 random bits.
 * @param random 32 random bytes
 */
export function createToken(
  random: Uint8Array,
  stored: Omit<StoredToken, 'sha256'>,
): { readonly token: string; readonly stored: StoredToken } {
  const token = `touchstone_${Buffer.from(random).toString('base64url')}`;
  return { token, stored: { ...stored, sha256: hashOf(token).toString('hex') } };
}

/**
 * The stored token of an Authorization header (RFC 6750). Every hash is compared, in constant time, so that the time that
 * an answer takes tells nothing about them.
 * @throws TouchstoneError PUBLISH_TOKEN (none, malformed, unknown, expired); PUBLISH_SCOPE
 */
export function verifyToken(
  header: string | undefined,
  tokens: readonly StoredToken[],
  scope: TokenScope,
  at: Date,
): StoredToken {
  const token = /^Bearer ([^\s]+)$/i.exec(header ?? '')?.[1] ?? '';
  const hash = hashOf(token);
  let found: StoredToken | undefined;
  for (const stored of tokens) if (timingSafeEqual(hash, Buffer.from(stored.sha256, 'hex'))) found = stored;
  if (found === undefined || !TOKEN.test(token) || at.getTime() >= Date.parse(found.expiresAt)) {
    throw new TouchstoneError('PUBLISH_TOKEN', 'There is no such token, or it has expired.', {
      hint: 'Ask who runs the log for one; send it as `Authorization: Bearer TOKEN`.',
    });
  }
  if (!found.may.includes(scope)) {
    throw new TouchstoneError('PUBLISH_SCOPE', `The token ${found.id} may not publish ${scope}.`, {
      hint: 'Ask who runs the log for a token that may.',
      details: { token: found.id, scope },
    });
  }
  return found;
}

/** @throws TouchstoneError PUBLISH_SCOPE where the token is for the papers of others */
export function verifyTokenOwner(token: StoredToken, owner: string): void {
  if (token.owners.length === 0 || token.owners.includes(owner)) return;
  throw new TouchstoneError('PUBLISH_SCOPE', `The token ${token.id} may not publish papers of ${owner}.`, {
    hint: `It is for those of ${token.owners.join(', ')}.`,
    details: { token: token.id, owner },
  });
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
