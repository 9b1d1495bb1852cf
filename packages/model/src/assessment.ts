// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { platform } from './platform.js';
import { resourceRef } from './recording.js';
import {
  compatibility,
  component,
  confidence,
  foundSdk,
  implications,
  place,
  practice,
  scan,
  scannedConcern,
} from './scan.js';
import { concern, credentialKind, digest, level, operationId, outcome, slug } from './vocabulary.js';

export const ASSESSMENT_FORMAT = 'touchstone-assessment/1';

/** Where a statement rests: lines of a recording. `seqs` holds at most the first 20, `count` counts all. */
export const evidenceRef = z.strictObject({
  run: z.string(),
  seqs: z.array(z.int()).max(20),
  count: z.int(),
});
export type EvidenceRef = z.infer<typeof evidenceRef>;

export const finding = z.strictObject({
  id: slug.describe('the kind of finding, such as unclassified-call or deprecated-operation'),
  weight: z.enum(['blocks', 'warns', 'notes']),
  statement: z.string().max(600),
  mend: z.string().max(1000).optional(),
  evidence: z.array(evidenceRef),
  places: z.array(place).max(20).optional().describe('of the scanned source, where a scan shows it'),
});
export type Finding = z.infer<typeof finding>;

export const operationUse = z.strictObject({
  operation: operationId,
  used: z.int().describe('calls that the cloud accepted (1xx to 3xx)'),
  refused: z.int().describe('calls answered 4xx'),
  failed: z.int().describe('calls answered 5xx, or cut off'),
  steps: z.array(slug),
  asked: z.array(z.string()).describe('microversions asked for'),
  first: z.int().describe('seq of the first call'),
});
export type OperationUse = z.infer<typeof operationUse>;

export const lifecycle = z.strictObject({
  type: z.string(),
  created: z.int(),
  read: z.int(),
  deleted: z.int(),
  left: z
    .int()
    .describe('created by the solution and still there after teardown, as far as the evidence shows'),
  complete: z.boolean().describe('at least one was created, read and deleted'),
});
export type Lifecycle = z.infer<typeof lifecycle>;

export const assessedStep = z.strictObject({
  id: slug,
  title: z.string(),
  phase: z.enum(['setup', 'step', 'teardown']),
  outcome,
  attempts: z.int(),
  ms: z.number(),
  exchanges: z.int(),
  shows: z.array(z.strictObject({ what: z.string(), seen: z.boolean() })),
  reason: z.string().optional(),
  tests: z
    .strictObject({
      expected: z.int(),
      passed: z.int(),
      failed: z.array(z.string()),
      skipped: z.array(z.string()),
    })
    .optional(),
});
export type AssessedStep = z.infer<typeof assessedStep>;

export const accessRule = z.strictObject({ service: z.string(), method: z.string(), path: z.string() });
export type AccessRule = z.infer<typeof accessRule>;

export const assessedRun = z.strictObject({
  run: z.string(),
  recording: digest,
  purpose: z.enum(['certify', 'least-privilege', 'record']),
  startedAt: z.string(),
  tool: z.string(),
  solutionVersion: z.string().nullable(),
  platform,
  credential: z.strictObject({
    kind: credentialKind,
    scratch: z.boolean(),
    roles: z.array(z.string()),
    accessRules: z.int(),
  }),
  integrity: z.strictObject({
    state: z.enum(['complete', 'interrupted', 'truncated', 'edited']),
    why: z.string().optional(),
  }),
  seconds: z.number(),
  exchanges: z.int(),
  unclassified: z.int(),
  noSuchOperation: z
    .int()
    .min(1)
    .optional()
    .describe(
      'calls of what no release has, and that the cloud itself answered so; left out where there is none',
    ),
  bytes: z.strictObject({ sent: z.int(), received: z.int() }),
  services: z.array(
    z.strictObject({
      service: slug,
      calls: z.int(),
      operations: z.int(),
      used: z.int(),
      refused: z.int(),
      failed: z.int(),
    }),
  ),
  operations: z.array(operationUse),
  steps: z.array(assessedStep),
  lifecycles: z.array(lifecycle),
  residue: z.strictObject({
    how: z
      .enum(['inventory', 'tracked', 'unknown'])
      .describe('listed after teardown; followed through the calls; neither'),
    resources: z.array(resourceRef),
    couldNotList: z.array(z.string()),
  }),
  authentication: z.strictObject({
    keystone: z.array(z.enum(['v3', 'v2.0', 'none'])),
    methods: z.array(z.string()),
    catalog: z.enum(['used', 'not used', 'could not tell']),
    microversions: z.enum(['negotiated', 'pinned', 'not used', 'could not tell']),
    pagination: z.enum(['followed', 'not followed', 'not offered']),
    waiting: z.enum(['awaited', 'not awaited', 'nothing to await', 'could not tell']),
    tokens: z.int().describe('tokens issued'),
    userAgents: z.array(z.string()),
  }),
  timeline: z
    .array(z.strictObject({ service: slug.nullable(), perBin: z.array(z.int()) }))
    .describe('calls per service in 60 equal bins of the run'),
});
export type AssessedRun = z.infer<typeof assessedRun>;

export const assessedCriterion = z.strictObject({
  id: slug,
  level,
  statement: z.string(),
  verdict: outcome,
  why: z.string().describe('one sentence that a person understands'),
  runs: z.array(
    z.strictObject({ run: z.string(), verdict: outcome, why: z.string(), evidence: z.array(evidenceRef) }),
  ),
  mend: z.string().optional().describe('present unless passed or not asked'),
});
export type AssessedCriterion = z.infer<typeof assessedCriterion>;

export const assessedConcern = z.strictObject({
  concern,
  relevance: z.enum(['core', 'relevant', 'other']),
  verdict: z
    .enum(['native', 'parallel', 'both', 'not concerned', 'not shown'])
    .describe('what recordings and scans show together'),
  seen: z.enum(['native', 'not shown', 'not concerned']).describe('what the recordings show'),
  found: scannedConcern.shape.verdict.nullable().describe('what the scans show; null: there is none'),
  services: z.array(slug).describe('services used for it'),
  operations: z.int().describe('distinct operations used for it'),
  why: z.string(),
  parallel: z.array(slug).describe('components of its own for it'),
  switchable: z.boolean().describe('a choice was found that selects the native one'),
});
export type AssessedConcern = z.infer<typeof assessedConcern>;

/** What a scan says, as far as a reader of the assessment needs it; the whole is in the bundle. */
export const assessedScan = z.strictObject({
  scan: digest,
  tool: z.string(),
  subject: scan.shape.subject,
  of: z
    .enum(['the solution', 'another tree', 'could not tell'])
    .describe('whether it is of the source that the manifest names'),
  files: scan.shape.files,
  sdks: z.array(foundSdk.pick({ sdk: true, title: true, language: true, versions: true, calls: true })),
  unmapped: z.int().describe('calls of SDKs for which no operation is known'),
  services: scan.shape.services,
  components: z
    .array(component.omit({ places: true, purl: true }))
    .describe('deployed or required, or with a concern'),
  dependencies: z.int().describe('all libraries'),
  concerns: z.array(scannedConcern),
  practices: z.array(practice),
  implications,
  runtimes: scan.shape.runtimes,
  compatibility: z.array(compatibility),
});
export type AssessedScan = z.infer<typeof assessedScan>;

/** One operation as the recordings and the scans show it. */
export const seenOrFound = z.strictObject({
  operation: operationId,
  seen: z.int().describe('accepted calls in steps of whole recordings'),
  found: z.int().describe('places in the product’s source'),
  confidence: confidence.nullable(),
});
export type SeenOrFound = z.infer<typeof seenOrFound>;

export const assessment = z.strictObject({
  format: z.literal(ASSESSMENT_FORMAT),
  rules: z.string().describe('version of the assessor rules that judged'),
  solution: z.strictObject({
    id: slug,
    name: z.string(),
    versions: z.array(z.string()),
    category: slug,
    vendor: z.string(),
    licence: z.string(),
    artefact: z.string().nullable(),
  }),
  manifest: digest,
  guideline: z.strictObject({ version: z.string(), digest, concerns: digest, categories: digest }),
  level: level.nullable().describe('the highest level reached; null: none'),
  levels: z.array(
    z.strictObject({
      level,
      reached: z.boolean(),
      missing: z.array(slug).describe('criteria neither passed nor not asked'),
    }),
  ),
  criteria: z.array(assessedCriterion),
  concerns: z.array(assessedConcern),
  runs: z.array(assessedRun),
  scans: z.array(assessedScan),
  operations: z
    .array(seenOrFound)
    .describe('seen running beside found in source; empty where there are no scans'),
  accessRules: z
    .array(accessRule)
    .describe('the least that an application credential must allow for what was seen'),
  role: z.strictObject({ name: z.string(), because: z.array(operationId) }),
  lowestRelease: z.strictObject({ release: z.string().nullable(), because: z.array(operationId) }),
  releases: z.array(
    z.strictObject({
      release: z.string(),
      standing: z.enum(['tested', 'failed', 'extrapolated', 'claimed']),
    }),
  ),
  findings: z.array(finding),
});
export type Assessment = z.infer<typeof assessment>;
