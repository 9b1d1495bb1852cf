// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { concern, level, slug } from './vocabulary.js';

/** One thing that a guideline asks. `judge.rule` names a rule of the assessor; its other fields are that rule's parameters. */
export const criterion = z.strictObject({
  id: slug,
  level,
  statement: z.string().min(1).max(300).describe('what holds, in one sentence in the present tense'),
  reason: z.string().min(1).max(1000).describe('why a buyer or operator should care'),
  evidence: z.array(z.enum(['recording', 'least-privilege recording', 'scan'])).min(1),
  judge: z.looseObject({ rule: slug }),
  over: z
    .enum(['every run', 'all runs together', 'least-privilege runs', 'scans'])
    .describe('every run: must hold on each; all runs together, and scans: one verdict from all'),
  categories: z
    .strictObject({ only: z.array(slug).optional(), except: z.array(slug).optional() })
    .default({})
    .describe('the categories of which this is asked; empty: of all'),
  mend: z.string().min(1).max(1000).describe('what to change when it fails'),
});
export type Criterion = z.infer<typeof criterion>;

export const guideline = z.strictObject({
  format: z.literal('touchstone-guideline/1'),
  version: z.string().regex(/^\d{4}\.\d{2}$/),
  title: z.string().max(200),
  published: z.iso.date(),
  newestRelease: z.string().max(20).describe('the release that counts as newest for this guideline'),
  levels: z.array(z.strictObject({ id: level, statement: z.string().max(500) })).length(3),
  criteria: z.array(criterion).min(1).max(200),
});
export type Guideline = z.infer<typeof guideline>;

/** How a concern shows: the services that are OpenStack's answer to it, and the resource types whose life cycle proves it. */
export const concernEntry = z.strictObject({
  id: concern,
  title: z.string().max(100),
  services: z.array(slug).describe('official service types; empty where OpenStack has none'),
  operations: z
    .array(z.string().max(120))
    .default([])
    .describe('operation ids, or prefixes ending in *, that show it; empty: any operation of the services'),
  lifecycles: z
    .array(z.string().max(120))
    .default([])
    .describe(
      'resource types such as object-store:object; creating, reading and deleting one completes the life cycle',
    ),
  readOnly: z
    .boolean()
    .default(false)
    .describe('using it is reading only (identity, catalogues of flavours): no life cycle is asked'),
});
export type ConcernEntry = z.infer<typeof concernEntry>;

export const category = z.strictObject({
  id: slug,
  title: z.string().max(100),
  statement: z.string().max(500).describe('what solutions of this category are for'),
  core: z.array(concern).min(1),
  relevant: z.array(concern).default([]),
  reads: z
    .array(concern)
    .default([])
    .describe('core or relevant concerns that solutions of this category only read'),
});
export type Category = z.infer<typeof category>;

export const concernsFile = z.strictObject({
  format: z.literal('touchstone-concerns/1'),
  concerns: z.array(concernEntry),
});
export const categoriesFile = z.strictObject({
  format: z.literal('touchstone-categories/1'),
  categories: z.array(category),
});
