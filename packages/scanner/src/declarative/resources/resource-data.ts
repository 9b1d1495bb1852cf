// SPDX-License-Identifier: Apache-2.0
import { operationId, slug } from '@touchstone/model';
import { z } from 'zod';

const operations = z.array(operationId).max(80);

/** Declared things: in the syntax of which tool. Each reader knows one. */
export const SYNTAXES = ['ansible', 'terraform', 'heat', 'puppet'] as const;
export type Syntax = (typeof SYNTAXES)[number];

const effects = {
  does: operations.optional().describe('whatever is asked of it'),
  create: operations.optional(),
  read: operations.optional().describe('to know whether it is there, and as declared'),
  update: operations.optional().describe('where what is there differs from what is declared'),
  delete: operations.optional(),
  looksUp: operations.optional().describe('things that the declaration names, or may name'),
};

/** What declaring a thing does, by its type. `like`: the same as another type, which has no `like`. */
export const resource = z.union([
  z.strictObject({ like: z.string().max(100) }),
  z.strictObject({
    ...effects,
    with: z
      .record(z.string().max(80), z.strictObject({ does: operations }))
      .optional()
      .describe('what a literal argument makes it do: `action=stop`'),
  }),
]);

/** Types of things of one tool, as `data/resources/<syntax>.json` (or `.yaml`) says them. */
export const resourceData = z.strictObject({
  format: z.literal('touchstone-resources/1'),
  id: slug,
  title: z.string().max(100),
  syntax: z.enum(SYNTAXES),
  source: z.string().max(300).describe('what these facts were read from'),
  resources: z.record(z.string().max(100), resource),
});
export type ResourceData = z.infer<typeof resourceData>;
export type Resource = Exclude<ResourceData['resources'][string], { like: string }>;
