// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const microversions = z.object({ min: z.string(), max: z.string() });
const call = {
  id: z.string().describe('operation id'),
  method: z.string(),
  path: z.string(),
  action: z.string().optional().describe('top-level key of the request body that selects it'),
};

/** What one service of a later release does otherwise than in an earlier one. */
export const serviceDiff = z.strictObject({
  service: z.string().describe('official service type'),
  microversions: z
    .strictObject({ from: microversions.nullable(), to: microversions.nullable() })
    .optional()
    .describe('only where they differ; null: the service had none, or was no part of the release'),
  added: z.array(
    z.strictObject({ ...call, microversion: z.string().optional().describe('the first that knows it') }),
  ),
  removed: z.array(
    z.strictObject({ ...call, last: z.string().describe('last release'), replacedBy: z.string().optional() }),
  ),
  deprecated: z.array(
    z.strictObject({
      ...call,
      since: z.string(),
      reason: z.string().optional(),
      replacedBy: z.string().optional(),
    }),
  ),
  roles: z
    .array(z.strictObject({ ...call, from: z.string(), to: z.string() }))
    .describe('operations whose default policy lets another least persona through'),
  fields: z
    .array(
      z.strictObject({
        ...call,
        field: z.string().describe('`body:` or `query:` and the dotted name'),
        change: z.enum(['added', 'removed']),
        microversion: z.string().describe('the first that takes it, or the last that took it'),
      }),
    )
    .describe('fields of requests that microversions of the later release take or refuse'),
});

/** `touchstone operations --diff FROM TO --format json`. Services without a difference are left out. */
export const releaseDiff = z.strictObject({
  kind: z.literal('release-diff/1'),
  from: z.string(),
  to: z.string(),
  unread: z
    .array(z.strictObject({ service: z.string(), release: z.string() }))
    .describe('services whose code was not read in one of the two: there, API references speak'),
  services: z.array(serviceDiff),
});

export type ServiceDiff = z.infer<typeof serviceDiff>;
export type ReleaseDiff = z.infer<typeof releaseDiff>;
