// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  accessRule,
  assessedConcern,
  assessedCriterion,
  assessedRun,
  assessment,
  finding,
} from './assessment.js';
import { certificate } from './statement.js';
import { compatibility, confidence, implications, practice } from './scan.js';
import { digest, level, operationId, slug } from './vocabulary.js';

export const LISTING_FORMAT = 'touchstone-listing/1';

/** Every claim is one of these, and looks different (DESIGN.md, section 2). */
export const STANDINGS = ['tested', 'failed', 'extrapolated', 'claimed', 'not run'] as const;
export const standing = z.enum(STANDINGS);
export type Standing = z.infer<typeof standing>;

export const TIERS = ['self-attested', 'lab-verified', 'reproduced'] as const;
export const CERTIFICATE_STATES = ['valid', 'expired', 'superseded', 'revoked', 'not believed'] as const;

const time = z.iso.datetime({ precision: 3 });

/** One certificate as a listing shows it: what was signed, and what became of it in the log. */
export const listedCertificate = z.strictObject({
  statement: digest,
  bundle: digest,
  envelope: digest,
  index: z.int().min(0).describe('of its entry in the log'),
  loggedAt: time,
  versions: z.array(z.string()),
  level: level.nullable(),
  waived: certificate.shape.waived,
  guideline: z.string(),
  lab: slug,
  labName: z.string(),
  tier: z.enum(TIERS),
  state: z.enum(CERTIFICATE_STATES),
  why: z.string(),
  issuedAt: time,
  expiresAt: time,
});
export type ListedCertificate = z.infer<typeof listedCertificate>;

/** One cell of the release × platform matrix. */
export const platformCell = z.strictObject({
  release: z.string(),
  kind: z.enum(['embedded', 'lab', 'cloud']),
  standing,
  runs: z.array(z.string()).describe('runs of recipes on it, the newest first'),
  at: time.nullable().describe('of the newest run'),
  steps: z.strictObject({ passed: z.int(), expected: z.int() }).nullable(),
});
export type PlatformCell = z.infer<typeof platformCell>;

/** One operation of the heat map. */
export const listedOperation = z.strictObject({
  operation: operationId,
  used: z.int().describe('accepted calls in all runs'),
  refused: z.int(),
  failed: z.int(),
  runs: z.int().describe('in how many runs it was used'),
  found: z.int().describe('places in the source'),
  confidence: confidence.nullable(),
  recipe: z.array(slug).describe('steps that called it'),
});
export type ListedOperation = z.infer<typeof listedOperation>;

/**
 * A solution's page in the marketplace, derived from evidence and never typed: from the bundle of its certificate in force
 * (the newest that is valid; else the newest), its manifest, and the log. Dropped and derived again at will.
 */
export const listing = z.strictObject({
  format: z.literal(LISTING_FORMAT),
  id: slug,
  name: z.string(),
  description: z.string(),
  vendor: z.string(),
  category: slug,
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
  runnable: z.boolean().describe('its recipe can run on the embedded cloud'),
  evidence: z.enum(['run', 'scan', 'run and scan']),
  evidenceAt: time.nullable().describe('of the newest run; null for a profile'),
  level: level.nullable(),
  levels: assessment.shape.levels,
  certificate: listedCertificate,
  history: z.array(listedCertificate).describe('all certificates, the newest first, this one among them'),
  criteria: z.array(assessedCriterion.omit({ runs: true })),
  concerns: z.array(assessedConcern),
  services: z.array(z.strictObject({ service: slug, operations: z.array(listedOperation) })),
  releases: assessment.shape.releases,
  platforms: z.array(platformCell),
  compatibility: z.array(compatibility),
  implications: implications.nullable(),
  practices: z.array(practice),
  residue: z.array(z.strictObject({ run: z.string(), ...assessedRun.shape.residue.shape })),
  accessRules: z.array(accessRule),
  role: assessment.shape.role,
  lowestRelease: assessment.shape.lowestRelease,
  findings: z.array(finding),
});
export type Listing = z.infer<typeof listing>;
