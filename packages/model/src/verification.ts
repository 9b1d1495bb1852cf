// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { keyId } from './envelope.js';
import { certificate } from './statement.js';
import { digest, level, slug } from './vocabulary.js';

export const VERIFICATION_FORMAT = 'touchstone-verification/1';

/** The links of the chain from a bundle's bytes to its verdict, in the order in which they are looked at. */
export const LINKS = [
  'bundle',
  'trust-root',
  'envelope',
  'signatures',
  'statement',
  'evidence',
  'guideline',
  'verdict',
  'certificate',
  'entry',
  'inclusion',
  'witnesses',
  'keys',
  'time',
  'history',
  'revocation',
  'waivers',
] as const;
export type LinkId = (typeof LINKS)[number];

const time = z.iso.datetime({ precision: 3 });

/** One link of the chain: whether it holds, and what that rests on. */
export const verifiedLink = z.strictObject({
  id: z.enum(LINKS),
  title: z.string(),
  outcome: z.enum(['holds', 'broken', 'not looked at']),
  restsOn: z.array(z.string()).describe('digests, keys, times: one fact a line, for a person'),
  why: z.string().nullable().describe('unless it holds'),
  code: z.string().nullable().describe('of the refusal, where it is broken'),
  hint: z.string().nullable(),
});
export type VerifiedLink = z.infer<typeof verifiedLink>;

/** Who signed the certificate. */
export const verifiedSigner = z.strictObject({
  key: keyId,
  owner: slug.nullable().describe('null: a key that the caller named'),
  operator: z.string().nullable(),
  kind: z.enum(['registry', 'lab', 'vendor', 'body']).nullable(),
  validFrom: time.nullable(),
  validUntil: time.nullable(),
});
export type VerifiedSigner = z.infer<typeof verifiedSigner>;

/** Where the certificate is logged. */
export const verifiedPlace = z.strictObject({
  origin: z.string(),
  index: z.int().min(0),
  size: z.int().min(1).describe('of the tree of the checkpoint'),
  root: digest,
  loggedAt: time,
  witnesses: z.array(z.strictObject({ name: z.string(), at: time })),
});
export type VerifiedPlace = z.infer<typeof verifiedPlace>;

/** What was found out about one bundle. Facts stand here as far as the links before the first broken one show them. */
export const verification = z.strictObject({
  format: z.literal(VERIFICATION_FORMAT),
  bundle: z.string().describe('as it was named'),
  at: time.describe('the moment that expiry is judged at'),
  verdict: z.enum(['verified', 'rejected']),
  broken: z.enum(LINKS).nullable().describe('the first link that broke'),
  links: z.array(verifiedLink),
  index: digest.nullable().describe('of bundle.json'),
  statement: digest.nullable().describe('of the certificate: what a revocation or a successor names'),
  certificate: certificate.nullable().describe('as signed; null before its signatures were found good'),
  tier: z
    .enum(['self-attested', 'lab-verified'])
    .nullable()
    .describe('by who signed; `reproduced` needs a second bundle or the log'),
  signers: z.array(verifiedSigner),
  log: verifiedPlace.nullable(),
  unknown: z.array(z.string()).describe('what this check cannot know, one sentence each'),
});
export type Verification = z.infer<typeof verification>;

/** What `touchstone verify` prints as JSON. */
export const verificationReport = z.strictObject({
  format: z.literal('touchstone-verifications/1'),
  verifications: z.array(verification),
  reproduced: z
    .strictObject({
      level: level.nullable(),
      outcome: digest,
      labs: z.array(slug),
    })
    .nullable()
    .describe('independent labs came to one outcome, each with runs of its own'),
  notReproduced: z.string().nullable().describe('why not, where several bundles were given'),
});
export type VerificationReport = z.infer<typeof verificationReport>;
