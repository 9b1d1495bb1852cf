// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { concern, operationId, parsePaper, PRACTICES, slug } from '@touchstone/model';
import { z } from 'zod';

const where = z.string().min(1).max(500).describe('path:line in the repository at that commit');
const source = z.strictObject({ repository: z.url(), commit: z.string().regex(/^[0-9a-f]{40}$/) });

/** What a person found in a repository by reading it, before the scanner was run on it. */
const labelsPaper = z.strictObject({
  format: z.literal('touchstone-labels/1'),
  solution: slug,
  source,
  read: z.iso.date(),
  services: z.array(z.strictObject({ service: slug, where: z.array(where) })),
  operations: z.strictObject({
    present: z.array(z.strictObject({ operation: operationId, where })),
    absent: z.array(operationId),
  }),
  concerns: z.array(
    z.strictObject({
      concern,
      kind: z.enum(['native', 'parallel', 'both', 'not concerned']),
      why: z.string(),
      where: z.array(where).optional(),
    }),
  ),
  practices: z
    .array(z.strictObject({ kind: z.enum(PRACTICES), where, why: z.string().optional() }))
    .optional(),
});
export type Labels = z.infer<typeof labelsPaper>;

/** Operations that the scanner found, drawn by lot, each read at its place and judged. */
const samplePaper = z.strictObject({
  format: z.literal('touchstone-samples/1'),
  solution: slug,
  source,
  read: z.iso.date(),
  drawn: z.string().describe('how they were drawn'),
  operations: z.array(
    z.strictObject({ operation: operationId, where, right: z.boolean(), why: z.string().optional() }),
  ),
});
export type Sample = z.infer<typeof samplePaper>;

const causesPaper = z.strictObject({
  format: z.literal('touchstone-causes/1'),
  causes: z.array(
    z.strictObject({
      solution: slug,
      what: z.string().describe('a service, an operation or a concern'),
      side: z.enum(['scanner', 'label', 'definition']).describe('who was wrong, or what was meant otherwise'),
      cause: z.string().min(10),
    }),
  ),
});
export type Cause = z.infer<typeof causesPaper>['causes'][number];

const folder = new URL(import.meta.url.includes('/dist/') ? '../' : './', import.meta.url);

function readAll<S extends z.ZodType>(schema: S, below: string): z.output<S>[] {
  const at = new URL(`${below}/`, folder);
  return readdirSync(at)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parsePaper(schema, readFileSync(new URL(name, at), 'utf8'), { name: `${below}/${name}` }));
}

/** Every label file, by solution. Throws PAPER_*. */
export function readLabels(): Labels[] {
  return readAll(labelsPaper, 'labels');
}

/** Every judged sample, by solution. Throws PAPER_*. */
export function readSamples(): Sample[] {
  return readAll(samplePaper, 'samples');
}

/** Causes of disagreements that were looked into. Throws PAPER_*. */
export function readCauses(): Cause[] {
  const text = readFileSync(new URL('causes.yaml', folder), 'utf8');
  return parsePaper(causesPaper, text, { name: 'causes.yaml' }).causes;
}
