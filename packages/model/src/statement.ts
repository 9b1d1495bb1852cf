// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { digest, level, OUTCOMES, slug } from './vocabulary.js';

/** in-toto Attestation Framework, Statement v1. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** What is signed: the kinds of statement, each a predicate of its own (docs/reference/predicates.md). */
export const PREDICATES = {
  certificate: 'urn:touchstone:certificate:1',
  revocation: 'urn:touchstone:revocation:1',
  waiver: 'urn:touchstone:waiver:1',
  key: 'urn:touchstone:key:1',
  guideline: 'urn:touchstone:guideline:1',
} as const;
export type PredicateKind = keyof typeof PREDICATES;

const time = z.iso.datetime({ precision: 3 }).describe('UTC, to the millisecond');
const reason = z.string().min(10).max(2000);

/** in-toto's ResourceDescriptor, as far as a subject needs it; at least one digest. */
export const subject = z.strictObject({
  name: z.string().min(1).max(600),
  uri: z.string().max(600).optional().describe('a package URL, or where the source is published'),
  digest: z
    .partialRecord(z.enum(['sha256', 'sha512', 'gitCommit']), z.string().regex(/^[0-9a-f]{40,128}$/))
    .refine((digests) => Object.keys(digests).length > 0, 'at least one digest'),
  annotations: z
    .strictObject({
      known: z
        .enum(['stated', 'scanned', 'measured'])
        .describe(
          'by the manifest; the scan is of it; or the signer had the artefact and computed its digest',
        ),
    })
    .optional(),
});
export type Subject = z.infer<typeof subject>;

/** Names sorted by outcome. Everything that was expected stands in exactly one of the other sets. */
const sets = <const K extends string>(keys: readonly K[]) =>
  z.strictObject({
    expected: z.array(slug),
    ...(Object.fromEntries(keys.map((key) => [key, z.array(slug)])) as Record<K, z.ZodArray<typeof slug>>),
  });

/** `not run` is `notRun`, and so on: names of outcomes as fields. */
export const OUTCOME_FIELDS = {
  passed: 'passed',
  failed: 'failed',
  flaky: 'flaky',
  skipped: 'skipped',
  'not run': 'notRun',
  'could not tell': 'couldNotTell',
  'not asked': 'notAsked',
} as const satisfies Record<(typeof OUTCOMES)[number], string>;

export const outcomeSets = sets(Object.values(OUTCOME_FIELDS));
export type OutcomeSets = z.infer<typeof outcomeSets>;

/** One run that the verdict rests on. */
export const certifiedRun = z.strictObject({
  run: z.string(),
  recording: digest,
  purpose: z.enum(['certify', 'least-privilege', 'record']),
  startedAt: z.string(),
  platform: z.strictObject({
    kind: z.enum(['embedded', 'lab', 'cloud']),
    release: z.string().nullable(),
    fingerprint: digest,
  }),
  steps: outcomeSets,
});

/** The predicate of a certificate: all of it follows from the bundle but tool, lab, times, waivers and what it supersedes. */
export const certificate = z.strictObject({
  solution: z.strictObject({
    id: slug,
    name: z.string(),
    vendor: z.string(),
    category: slug,
    versions: z.array(z.string()),
  }),
  level: level.nullable().describe('null: a profile, or no level reached'),
  guideline: z.strictObject({ version: z.string(), digest, concerns: digest, categories: digest }),
  rules: z.string().describe('version of the assessor rules that judged'),
  criteria: outcomeSets,
  runs: z.array(certifiedRun).describe('in the order of the assessment'),
  outcome: digest.describe(
    'of what two labs must agree in: solution, versions, recipe, guideline, level, verdict of every criterion',
  ),
  evidence: z.strictObject({
    bundle: digest.describe('of the index, which names every member by digest'),
    manifest: digest,
    recipe: digest.nullable(),
    assessment: digest,
    recordings: z.array(digest),
    scans: z.array(digest),
    platforms: z.array(digest).describe('fingerprints, each once, sorted'),
  }),
  waived: z
    .strictObject({
      level: level.nullable().describe('the level when waived criteria are left out of account'),
      criteria: z.array(
        z.strictObject({ criterion: slug, waiver: digest.describe('of the envelope'), until: time }),
      ),
    })
    .nullable()
    .describe('shown beside the level, never in its place'),
  tool: z.strictObject({ name: z.string().max(60), version: z.string().max(40) }),
  lab: slug.describe('who signs, by its id in the trust root'),
  issuedAt: time,
  expiresAt: time.describe('at most a year after the oldest run that counted; without runs, after issuedAt'),
  supersedes: digest.nullable().describe('the statement (its payload) in whose place this one stands'),
});
export type Certificate = z.infer<typeof certificate>;

/** Takes a certificate, a waiver or a key back. The subject is its payload's (for a key: its SubjectPublicKeyInfo's) digest. */
export const revocation = z.strictObject({
  what: z.enum(['certificate', 'waiver', 'key']),
  reason: z.enum([
    'key-compromised',
    'evidence-wrong',
    'artefact-withdrawn',
    'superseded',
    'by-request',
    'other',
  ]),
  statement: reason.describe('why, for a person'),
  by: slug.describe('who signs'),
  issuedAt: time,
});
export type Revocation = z.infer<typeof revocation>;

/** Excuses a criterion of one solution for a while. It changes no assessment; it is shown wherever the level is. */
export const waiver = z.strictObject({
  solution: slug,
  versions: z.array(z.string()).max(50).describe('empty: any version'),
  guideline: z.string().max(40),
  criterion: slug,
  reason,
  by: slug.describe('who signs'),
  issuedAt: time,
  expiresAt: time,
});
export type Waiver = z.infer<typeof waiver>;

/** A key of a lab, registry, vendor or witness becomes known. The subject is the SubjectPublicKeyInfo's digest. */
export const keyStatement = z.strictObject({
  owner: slug,
  publicKey: z.string().max(2000).describe('PEM'),
  may: z.array(z.string().max(40)),
  validFrom: time,
  validUntil: time,
  by: slug,
  issuedAt: time,
});

/** A version of the guideline becomes known. Subjects: the three files. */
export const guidelineStatement = z.strictObject({
  version: z.string().max(40),
  guideline: digest,
  concerns: digest,
  categories: digest,
  by: slug,
  issuedAt: time,
});

const statementOf = <P extends z.ZodType, const T extends string>(type: T, predicate: P) =>
  z.strictObject({
    _type: z.literal(STATEMENT_TYPE),
    subject: z.array(subject).min(1).max(20),
    predicateType: z.literal(type),
    predicate,
  });

/** Everything that we sign but trust roots. */
export const statement = z.discriminatedUnion('predicateType', [
  statementOf(PREDICATES.certificate, certificate),
  statementOf(PREDICATES.revocation, revocation),
  statementOf(PREDICATES.waiver, waiver),
  statementOf(PREDICATES.key, keyStatement),
  statementOf(PREDICATES.guideline, guidelineStatement),
]);
export type Statement = z.infer<typeof statement>;
/** The statement of one kind: `StatementOf<'certificate'>`. */
export type StatementOf<K extends PredicateKind> = Extract<
  Statement,
  { predicateType: (typeof PREDICATES)[K] }
>;
