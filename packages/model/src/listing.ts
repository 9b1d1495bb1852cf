// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  accessRule,
  assessedConcern,
  assessedCriterion,
  assessedRun,
  assessedScan,
  assessment,
  finding,
} from './assessment.js';
import { platform } from './platform.js';
import { certificate, subject } from './statement.js';
import { compatibility, confidence, implications, practice, scannedConcern } from './scan.js';
import { digest, level, operationId, slug } from './vocabulary.js';

export const LISTING_FORMAT = 'touchstone-listing/1';

/** Every claim is one of these, and looks different (DESIGN.md, section 2). */
export const STANDINGS = ['tested', 'failed', 'extrapolated', 'claimed', 'not run'] as const;
export const standing = z.enum(STANDINGS);
export type Standing = z.infer<typeof standing>;

export const TIERS = ['self-attested', 'lab-verified', 'reproduced'] as const;
export type Tier = (typeof TIERS)[number];
export const CERTIFICATE_STATES = ['valid', 'expired', 'superseded', 'revoked', 'not believed'] as const;

const time = z.iso.datetime({ precision: 3 });

/** A waiver of the log that is in force for a certificate. */
export const listedWaiver = z.strictObject({
  criterion: slug,
  reason: z.string(),
  by: slug,
  byName: z.string(),
  from: time,
  until: time,
  index: z.int().min(0).describe('of its entry in the log'),
});
export type ListedWaiver = z.infer<typeof listedWaiver>;

/** A revocation that names a certificate; one by someone who may not revoke it has no effect, and is shown all the same. */
export const listedRevocation = z.strictObject({
  by: slug,
  reason: z.string(),
  statement: z.string(),
  loggedAt: time,
  index: z.int().min(0).describe('of its entry in the log'),
  effect: z.boolean(),
});

/** One certificate as a listing shows it: what was signed, and what became of it in the log. */
export const listedCertificate = z.strictObject({
  statement: digest,
  bundle: digest,
  envelope: digest,
  index: z.int().min(0).describe('of its entry in the log'),
  loggedAt: time,
  versions: z.array(z.string()),
  level: level.nullable(),
  guideline: z.string(),
  lab: slug,
  labName: z.string(),
  tier: z.enum(TIERS).nullable().describe('null: it is not believed'),
  state: z.enum(CERTIFICATE_STATES),
  why: z.string(),
  since: time.describe('in this state'),
  reproducedBy: z.array(slug).describe('independent labs with the same outcome'),
  renewedBy: z.int().nullable().describe('index of the entry of the newest that rests on newer runs'),
  waivers: z.array(listedWaiver),
  revocations: z.array(listedRevocation),
  issuedAt: time,
  expiresAt: time,
});
export type ListedCertificate = z.infer<typeof listedCertificate>;

/** The tree of the log that a bundle's proof of inclusion leads to. */
export const listedProof = z.strictObject({
  origin: z.string().describe("the log's name"),
  size: z.int().describe('entries of the tree'),
  root: z.string().describe('its root hash, base64'),
  hashes: z.int().describe('between the entry and the root'),
});
export type ListedProof = z.infer<typeof listedProof>;

/** One cell of the release × platform matrix. */
export const platformCell = z.strictObject({
  release: z.string(),
  kind: z.enum(['embedded', 'lab', 'cloud']),
  standing,
  runs: z.array(z.string()).describe('runs of recipes on it, the newest first'),
  at: time.nullable().describe('of the newest run'),
  steps: z
    .strictObject({ passed: z.int(), expected: z.int() })
    .nullable()
    .describe('of the run with the fewest that passed'),
});
export type PlatformCell = z.infer<typeof platformCell>;

/** One operation of the heat map. */
export const listedOperation = z.strictObject({
  operation: operationId,
  used: z.int().describe('accepted calls in whole runs of the recipe, setup and teardown among them'),
  refused: z.int(),
  failed: z.int(),
  runs: z.int().describe('in how many of these runs it was used'),
  seen: z
    .int()
    .nullable()
    .describe("accepted calls in steps, the solution's own; null where no scan was set beside them"),
  found: z.int().describe('places in the source'),
  confidence: confidence.nullable(),
  recipe: z.array(slug).describe('steps that called it'),
});
export type ListedOperation = z.infer<typeof listedOperation>;

/** One concern, with what the source shows of it. */
export const listedConcern = assessedConcern.extend({
  title: z.string(),
  alternatives: scannedConcern.shape.alternatives,
  choices: scannedConcern.shape.choices,
  places: scannedConcern.shape.places,
});
export type ListedConcern = z.infer<typeof listedConcern>;

/** One run that the listing rests on. */
export const listedRun = assessedRun
  .pick({
    run: true,
    recording: true,
    purpose: true,
    solutionVersion: true,
    credential: true,
    integrity: true,
    seconds: true,
    exchanges: true,
    unclassified: true,
    steps: true,
    lifecycles: true,
    timeline: true,
  })
  .extend({
    startedAt: time,
    platform: platform.pick({ kind: true, name: true, distribution: true, fingerprint: true }),
    release: z.string().nullable().describe('that it counts for; null where nothing bears one out'),
  });
export type ListedRun = z.infer<typeof listedRun>;

/** One scan of the solution's source: where places are places in. */
export const listedScan = assessedScan.pick({
  scan: true,
  tool: true,
  subject: true,
  of: true,
  files: true,
  sdks: true,
  unmapped: true,
  dependencies: true,
});
export type ListedScan = z.infer<typeof listedScan>;

/** One command of the recipe, as a shell would be given it. */
export const listedCommand = z.strictObject({
  id: slug,
  title: z.string(),
  phase: z.enum(['setup', 'step', 'teardown']),
  run: z.string(),
  shows: z.array(z.string()),
});

export type ListedCommand = z.infer<typeof listedCommand>;

/** How the solution is exercised. */
export const listedRecipe = z.strictObject({
  digest: digest.nullable(),
  services: z.array(slug).describe('that it cannot do without'),
  roles: z.array(z.string()),
  operator: z.boolean(),
  prerequisites: z.array(z.strictObject({ id: slug, missing: z.string() })),
  commands: z.array(listedCommand),
});
export type ListedRecipe = z.infer<typeof listedRecipe>;

/**
 * A solution's page in the marketplace, derived from evidence and never typed: from the bundle of its certificate in force
 * (of those that are valid the best vouched for, then the newest; else the newest), its manifest, and the log. Dropped and
 * derived again at will.
 */
export const listing = z.strictObject({
  format: z.literal(LISTING_FORMAT),
  id: slug,
  name: z.string(),
  description: z.string(),
  vendor: z.string(),
  category: slug,
  categoryTitle: z.string(),
  licence: z.string(),
  homepage: z.string().nullable(),
  source: z.strictObject({ repository: z.string(), commit: z.string().nullable() }).nullable(),
  artefact: z.string().nullable().describe('package URL'),
  versions: z.array(z.string()),
  claims: z.strictObject({
    services: z.array(slug),
    releases: z.array(z.string()),
    source: z.string().nullable(),
  }),
  subjects: z.array(subject).describe('what the certificate is of, by digest'),
  runnable: z.boolean().describe('its recipe can run on the embedded cloud'),
  evidence: z.enum(['run', 'scan', 'run and scan']),
  evidenceAt: time.nullable().describe('of the newest run; null for a profile'),
  level: level.nullable(),
  levels: assessment.shape.levels,
  certificate: listedCertificate,
  waived: certificate.shape.waived,
  proof: listedProof.nullable().describe('that the log holds the certificate; in the bundle'),
  history: z.array(listedCertificate).describe('all certificates, the newest first, this one among them'),
  guideline: assessment.shape.guideline,
  criteria: z.array(assessedCriterion),
  concerns: z.array(listedConcern),
  services: z.array(z.strictObject({ service: slug, operations: z.array(listedOperation) })),
  releases: assessment.shape.releases,
  platforms: z.array(platformCell),
  runs: z.array(listedRun).describe('the newest first'),
  scans: z.array(listedScan),
  components: assessedScan.shape.components,
  compatibility: z.array(compatibility),
  implications: implications.nullable(),
  practices: z.array(practice),
  residue: z.array(z.strictObject({ run: z.string(), ...assessedRun.shape.residue.shape })),
  accessRules: z.array(accessRule),
  role: assessment.shape.role.nullable().describe('null: nothing was seen running'),
  lowestRelease: assessment.shape.lowestRelease.nullable().describe('null: nothing was seen running'),
  findings: z.array(finding),
  recipe: listedRecipe.nullable(),
  reproduce: z
    .array(z.strictObject({ title: z.string(), line: z.string() }))
    .describe('commands with which a stranger who has the bundle comes to the same verdict'),
});
export type Listing = z.infer<typeof listing>;
