// SPDX-License-Identifier: Apache-2.0
import {
  assessedConcern,
  concern,
  digest,
  keyOwner,
  level,
  listedCertificate,
  listing,
  operationId,
  outcome,
  platformCell,
  slug,
  standing,
} from '@touchstone/model';
import { z } from 'zod';

/** A listing, named. */
const namedListing = z.strictObject({ id: slug, name: z.string(), level: level.nullable() });

const page = { total: z.int().min(0), page: z.int().min(1), pages: z.int().min(1) };

export const serviceSummary = z.strictObject({
  service: slug,
  project: z.string(),
  name: z.string(),
  description: z.string(),
  aliases: z.array(z.string()),
  operations: z.int().min(0).describe('that the index holds'),
  used: z.int().min(0).describe('of these, used by any solution'),
  solutions: z.int().min(0).describe('that use or call any of them'),
});
export const servicesPaper = z.strictObject({ services: z.array(serviceSummary) });
export const servicePaper = serviceSummary.extend({
  usedBy: z.array(namedListing),
  foundIn: z.array(namedListing),
});

export const operationSummary = z.strictObject({
  operation: operationId,
  service: slug,
  method: z.string(),
  path: z.string(),
  releases: z.strictObject({ first: z.string(), last: z.string().optional() }),
  deprecated: z.boolean(),
  usedBy: z.int().min(0).describe('solutions that were seen using it'),
  foundIn: z.int().min(0).describe('solutions whose source calls it'),
});
export const operationsPaper = z.strictObject({ ...page, operations: z.array(operationSummary) });
export const operationPaper = operationSummary.extend({
  explained: z.string().describe('in one sentence'),
  role: z.string().describe('the least that may call it, in the newest release'),
  scope: z.array(z.string()),
  microversion: z.strictObject({ min: z.string(), max: z.string().optional() }).nullable(),
  usedBy: z.array(namedListing),
  foundIn: z.array(namedListing),
});

export const CONCERN_VERDICTS = assessedConcern.shape.verdict.options;
const verdictCounts = z.record(assessedConcern.shape.verdict, z.int().min(0));
export const concernSummary = z.strictObject({
  concern,
  title: z.string(),
  verdicts: verdictCounts.describe('solutions by verdict'),
});
export const concernsPaper = z.strictObject({ concerns: z.array(concernSummary) });
export const concernPaper = concernSummary.extend({
  solutions: z.array(
    namedListing.extend({
      relevance: assessedConcern.shape.relevance,
      verdict: assessedConcern.shape.verdict,
    }),
  ),
});

const standingCounts = z.record(standing, z.int().min(0));
export const platformSummary = z.strictObject({
  kind: platformCell.shape.kind,
  release: z.string(),
  standings: standingCounts.describe('solutions by standing; those that did not run there are not counted'),
});
export const platformsPaper = z.strictObject({ platforms: z.array(platformSummary) });
export const platformPaper = platformSummary.extend({
  solutions: z.array(
    namedListing.extend({
      standing,
      at: platformCell.shape.at,
      steps: platformCell.shape.steps,
    }),
  ),
});

export const guidelineSummary = z.strictObject({
  version: z.string(),
  digests: z
    .strictObject({ guideline: digest, concerns: digest, categories: digest })
    .describe('as the trust root has them'),
  solutions: z.int().min(0).describe('judged by it'),
});
export const guidelinesPaper = z.strictObject({ guidelines: z.array(guidelineSummary) });
export const guidelinePaper = guidelineSummary.extend({
  levels: z.record(z.enum([...level.options, 'none']), z.int().min(0)).describe('solutions by level'),
  criteria: z.array(
    z.strictObject({
      id: slug,
      level,
      statement: z.string(),
      verdicts: z.record(outcome, z.int().min(0)).describe('solutions by verdict'),
      passedBy: z.array(slug),
    }),
  ),
});

export const labSummary = z.strictObject({
  id: slug,
  name: z.string(),
  kind: keyOwner.shape.kind,
  operator: z.string(),
  homepage: z.string().nullable(),
  certificates: z.int().min(0),
  valid: z.int().min(0),
});
export const labsPaper = z.strictObject({ labs: z.array(labSummary) });
export const labPaper = labSummary.omit({ certificates: true }).extend({
  certificates: z.array(listedCertificate.extend({ solution: slug })),
});

export const ecosystemPaper = z.strictObject({
  solutions: z.array(
    namedListing.extend({
      category: slug,
      evidence: listing.shape.evidence,
      operations: z.array(operationId).describe('seen used'),
      found: z.array(operationId).describe('found in its source'),
    }),
  ),
  operations: z.strictObject({
    indexed: z.int().min(0),
    used: z.int().min(0).describe('by any solution'),
    found: z.int().min(0).describe('in any source'),
    nobody: z.int().min(0).describe('neither used nor found'),
  }),
  concerns: z.array(concernSummary),
  releases: z
    .array(z.strictObject({ release: z.string(), standings: standingCounts }))
    .describe('oldest first'),
  levels: guidelinePaper.shape.levels,
});
