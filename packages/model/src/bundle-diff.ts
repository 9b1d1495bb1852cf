// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { assessedConcern, finding } from './assessment.js';
import { digest, level, operationId, outcome, slug } from './vocabulary.js';

export const BUNDLE_DIFF_FORMAT = 'touchstone-bundle-diff/1';

/** What a changed verdict can rest on. `runs`: another run of the same solution and recipe on the same platform. */
export const CHANGE_CAUSES = [
  'guideline',
  'manifest',
  'recipe',
  'solution',
  'platform',
  'runs',
  'scans',
  'rules',
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

const both = <T extends z.ZodType>(of: T) => ({ a: of, b: of });
const only = <T extends z.ZodType>(of: T) => ({ onlyA: z.array(of), onlyB: z.array(of) });
const set = z.strictObject({
  onlyA: z.array(z.string()),
  onlyB: z.array(z.string()),
  changed: z.array(z.string()),
});

const side = z.strictObject({
  name: z.string().describe('as it was named'),
  bundle: digest.describe('of the index'),
  level: level.nullable(),
  guideline: z.string(),
  rules: z.string().describe('version of the assessor rules that its assessment was made by'),
  versions: z.array(z.string()).describe('of the solution'),
  assessment: z
    .enum(['follows', 'does not follow', 'none', 'could not be computed'])
    .describe('whether its assessment is what the assessor computes of its evidence today'),
});

export const diffedRun = z.strictObject({
  run: z.string(),
  recording: digest,
  where: z.string().describe('the platform and the purpose: `lab zed, least privilege`'),
  startedAt: z.string(),
});

const diffedScan = z.strictObject({ scan: digest, of: z.string(), tool: z.string() });

export const diffedCriterion = z.strictObject({
  id: slug,
  level,
  statement: z.string(),
  ...both(
    z
      .strictObject({ verdict: outcome, why: z.string() })
      .nullable()
      .describe('null: its guideline does not ask it'),
  ),
  crossed: z
    .strictObject({
      aByB: outcome.nullable().describe("A's evidence by B's guideline"),
      bByA: outcome.nullable().describe("B's evidence by A's guideline"),
    })
    .describe('null: not asked there, or it could not be judged so'),
  causes: z.array(z.enum(CHANGE_CAUSES)).min(1),
  explanation: z.string(),
});
export type DiffedCriterion = z.infer<typeof diffedCriterion>;

/** `touchstone diff A B --format json`: what two bundles of one solution do not have in common, and why verdicts differ. */
export const bundleDiff = z.strictObject({
  format: z.literal(BUNDLE_DIFF_FORMAT),
  solution: slug,
  sameVerdicts: z.boolean().describe('the level and the verdict of every criterion'),
  ...both(side),
  level: z.strictObject({ ...both(level.nullable()), explanation: z.string() }),
  criteria: z.array(diffedCriterion).describe('whose verdicts differ'),
  inputs: z.strictObject({
    manifest: z
      .array(z.strictObject({ field: z.string(), ...both(z.string().nullable()) }))
      .describe('fields that differ, as JSON, cut where long'),
    recipe: set.describe('files'),
    criteria: set.describe('of the guideline'),
    concerns: set,
    categories: set,
    recordings: z.strictObject({ both: z.int(), ...only(diffedRun) }),
    platforms: set.describe('changed: the same by name, with another fingerprint'),
    scans: z.strictObject({ both: z.int(), ...only(diffedScan) }),
    releases: z.array(z.strictObject({ release: z.string(), ...both(z.string().nullable()) })),
  }),
  steps: z
    .array(
      z.strictObject({
        step: slug,
        where: z.array(z.string()).describe('platforms on which it was so'),
        ...both(outcome.nullable().describe('null: not expected there')),
      }),
    )
    .describe('on platforms that both have runs of'),
  operations: z
    .strictObject({ gained: z.array(operationId), lost: z.array(operationId) })
    .describe('used by steps'),
  concerns: z.array(
    z.strictObject({
      concern: assessedConcern.shape.concern,
      ...both(assessedConcern.pick({ verdict: true, relevance: true, why: true }).nullable()),
    }),
  ),
  findings: z.strictObject({
    gone: z.array(finding.pick({ id: true, weight: true, statement: true })),
    fresh: z.array(finding.pick({ id: true, weight: true, statement: true })),
  }),
});
export type BundleDiff = z.infer<typeof bundleDiff>;
