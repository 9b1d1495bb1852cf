// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { keyId } from './envelope.js';
import { revocation } from './statement.js';
import { digest, level, slug } from './vocabulary.js';

export const LOG_STATUS_FORMAT = 'touchstone-log-status/1';

const time = z.iso.datetime({ precision: 3 });
const index = z.int().min(0).describe('of its entry in the log');

const appliedRevocation = z.strictObject({
  index,
  loggedAt: time,
  reason: revocation.shape.reason,
  statement: z.string(),
  by: slug,
  effect: z.boolean().describe('whether whoever signed it may take this back'),
  why: z.string(),
});

const waiverState = z.strictObject({
  index,
  envelope: digest,
  solution: slug,
  versions: z.array(z.string()),
  guideline: z.string(),
  criterion: slug,
  reason: z.string(),
  by: slug,
  state: z.enum(['in force', 'not yet', 'expired', 'revoked']),
  from: time,
  until: time,
  revocations: z.array(appliedRevocation),
});

const certificateState = z.strictObject({
  index,
  loggedAt: time,
  statement: digest,
  bundle: digest,
  solution: slug,
  versions: z.array(z.string()),
  level: level.nullable(),
  guideline: z.string(),
  lab: slug,
  outcome: digest,
  state: z
    .enum(['valid', 'expired', 'superseded', 'revoked', 'not believed'])
    .describe('not believed: no key of the trust root could have signed it for its lab'),
  why: z.string(),
  since: time,
  issuedAt: time,
  expiresAt: time,
  supersedes: digest.nullable(),
  tier: z.enum(['self-attested', 'lab-verified', 'reproduced']).nullable(),
  reproducedBy: z.array(slug),
  renewedBy: index.nullable(),
  waivers: z.array(waiverState).describe('in force, for its solution, versions and guideline'),
  revocations: z.array(appliedRevocation).describe('all that name it, those without effect too'),
});

/** What `touchstone status` prints as JSON: what became of every certificate of a log. */
export const logStatus = z.strictObject({
  format: z.literal(LOG_STATUS_FORMAT),
  at: time,
  log: z.strictObject({ origin: z.string(), size: z.int().min(0), root: digest }),
  trustRoot: z.strictObject({ name: z.string(), version: z.int(), digest }),
  certificates: z.array(certificateState),
  waivers: z.array(waiverState),
  keys: z
    .array(z.strictObject({ id: keyId, owner: slug, revocations: z.array(appliedRevocation) }))
    .describe('keys of the trust root that the log takes back'),
  aimless: z
    .array(
      z.strictObject({
        index,
        loggedAt: time,
        what: revocation.shape.what,
        subjects: z.array(z.string()).describe('hexadecimal SHA-256 of what they name'),
        reason: revocation.shape.reason,
        statement: z.string(),
        by: slug,
      }),
    )
    .describe('revocations of nothing that the log or the trust root holds'),
  refused: z
    .array(z.strictObject({ index, code: z.string(), why: z.string() }))
    .describe('entries that count for nothing'),
});
export type LogStatus = z.infer<typeof logStatus>;
