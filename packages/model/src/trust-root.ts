// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { keyId } from './envelope.js';
import { digest, slug } from './vocabulary.js';

export const TRUST_ROOT_FORMAT = 'touchstone-trust-root/1';

const time = z.iso.datetime({ precision: 3 });

/** What a key may sign: this trust root, certificates, revocations of others' papers, waivers, keys and guidelines. */
export const KEY_POWERS = ['root', 'certify', 'revoke', 'waive', 'announce'] as const;

export const KEY_ALGORITHMS = ['ed25519', 'ecdsa-p256'] as const;
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];

export const trustedKey = z.strictObject({
  id: keyId,
  algorithm: z.enum(KEY_ALGORITHMS),
  publicKey: z.string().max(2000).describe('SubjectPublicKeyInfo as PEM'),
  owner: slug.describe('the id of one of `owners`'),
  may: z.array(z.enum(KEY_POWERS)).min(1),
  validFrom: time,
  validUntil: time,
  revoked: z
    .strictObject({ at: time, reason: z.string().min(1).max(600) })
    .optional()
    .describe('nothing that was logged from then on is believed'),
});
export type TrustedKey = z.infer<typeof trustedKey>;

/** Who owns keys. Two labs are independent where they are different owners of kind `lab` with different operators. */
export const keyOwner = z.strictObject({
  id: slug,
  name: z.string().min(1).max(200),
  kind: z.enum(['registry', 'lab', 'vendor', 'body']),
  operator: z.string().min(1).max(200).describe('the organisation behind it'),
  homepage: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});
export type KeyOwner = z.infer<typeof keyOwner>;

/** A key that signs notes (c2sp.org/signed-note): `<name>+<8 hex digits>+<base64>`. */
const noteKey = z
  .string()
  .max(400)
  .regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/, 'a verifier key of c2sp.org/signed-note');

export const trustedLog = z.strictObject({
  origin: z.string().min(1).max(200).describe("the first line of the log's checkpoints"),
  key: noteKey,
  validFrom: time,
  validUntil: time,
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
    .describe('where its tiles are read'),
  witnesses: z
    .strictObject({
      quorum: z.int().min(0).max(50).describe('so many cosignatures a checkpoint must have'),
      keys: z.array(noteKey).max(50),
    })
    .describe('who cosigns its checkpoints'),
});
export type TrustedLog = z.infer<typeof trustedLog>;

/**
 * Whom a verifier believes. Signed (DSSE) by at least `threshold` of `rootKeys`; a new version is signed by the
 * threshold of the version before as well, so that a chain of versions leads from any older one to the newest.
 */
export const trustRoot = z.strictObject({
  format: z.literal(TRUST_ROOT_FORMAT),
  name: z.string().min(1).max(200),
  version: z.int().min(1),
  issuedAt: time,
  expiresAt: time,
  threshold: z.int().min(1).max(20),
  rootKeys: z.array(keyId).min(1).max(20),
  owners: z.array(keyOwner).max(2000),
  keys: z.array(trustedKey).min(1).max(5000),
  logs: z.array(trustedLog).max(20),
  guidelines: z
    .array(
      z.strictObject({
        version: z.string().max(40),
        guideline: digest,
        concerns: digest,
        categories: digest,
      }),
    )
    .max(500)
    .describe('as published; a verdict by any other paper of that name is not one'),
});
export type TrustRoot = z.infer<typeof trustRoot>;
