// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { logEntry } from './log-entry.js';

const head = {
  origin: z.string(),
  size: z.int().min(0).describe('entries'),
  root: z.base64().describe("of the tree, as the checkpoint's third line has it"),
  signed: z.boolean().describe('whether it was told by whose key the checkpoint must be signed, and it is'),
};

/** What `touchstone log create --format json` prints. */
export const createdLog = z.strictObject({
  origin: z.string(),
  log: z.string().describe('where it is'),
  key: z.string().describe('its public key: a verifier key of c2sp.org/signed-note'),
});
export type CreatedLog = z.infer<typeof createdLog>;

/** What `touchstone log show --format json` prints. */
export const logListing = z.strictObject({
  ...head,
  entries: z
    .array(z.strictObject({ index: z.int().min(0), entry: logEntry }))
    .describe('those that were asked for, in their order, each held against the tree'),
});
export type LogListing = z.infer<typeof logListing>;

/** What `touchstone log fsck --format json` prints. */
export const logCheck = z.strictObject({
  ...head,
  witnesses: z
    .array(z.string())
    .describe('trusted witnesses that cosigned; empty where nobody said whom to trust'),
  tiles: z.int().min(0).describe('tiles that were derived again and compared'),
  bundles: z.int().min(0).describe('bundles of entries that there are'),
  entries: z.int().min(0).describe('entries that were looked at'),
  statements: z
    .int()
    .min(0)
    .nullable()
    .describe('statements whose signatures were verified; null without a trust root'),
  problems: z
    .array(
      z.strictObject({
        where: z.string().describe('a resource, such as `tile/0/000`, or `entry 17`'),
        code: z.string(),
        why: z.string(),
      }),
    )
    .describe('the first hundred'),
  problemCount: z.int().min(0),
});
export type LogCheck = z.infer<typeof logCheck>;
