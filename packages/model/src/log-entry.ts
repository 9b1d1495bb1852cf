// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { envelope } from './envelope.js';
import { PREDICATES } from './statement.js';
import { digest, level, slug } from './vocabulary.js';

export const LOG_ENTRY_FORMAT = 'touchstone-log-entry/1';

/** Bytes of an entry: what the entry bundles of c2sp.org/tlog-tiles can hold. */
export const LOG_ENTRY_LIMIT = 65_535;

const time = z.iso.datetime({ precision: 3 });
const head = { format: z.literal(LOG_ENTRY_FORMAT), loggedAt: time.describe('when the log took it') };

/** One entry of the transparency log: canonical JSON without a line end; its leaf hash is over exactly these bytes. */
export const logEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    kind: z.literal('certificate'),
    statement: digest.describe("of the envelope's payload"),
    envelope: digest.describe('of the envelope as it lies in the bundle'),
    bundle: digest.describe("of the bundle's index"),
    solution: slug,
    versions: z.array(z.string().max(100)).max(50),
    level: level.nullable(),
    guideline: z.string().max(40),
    lab: slug,
    outcome: digest,
    issuedAt: time,
    expiresAt: time,
    supersedes: digest.nullable(),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('statement'),
    predicateType: z.enum([PREDICATES.revocation, PREDICATES.waiver, PREDICATES.key, PREDICATES.guideline]),
    envelope: envelope.describe('whole: these are small'),
  }),
]);
export type LogEntry = z.infer<typeof logEntry>;
export type CertificateEntry = Extract<LogEntry, { kind: 'certificate' }>;
