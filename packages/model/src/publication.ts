// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { LOG_ENTRY_LIMIT, logEntry } from './log-entry.js';

/** Characters of a proof, and of a checkpoint, that are read at most. */
const PROOF_LIMIT = 1024 * 1024;

const index = z.int().min(0).describe('of the entry in the log');

/** What a log answers when it has taken a paper: canonical JSON with a line end. Nothing in it is believed unverified. */
export const published = z.strictObject({
  index,
  entry: z.string().max(LOG_ENTRY_LIMIT).describe("the entry's exact text"),
  proof: z
    .string()
    .max(PROOF_LIMIT)
    .describe('that the entry is in the tree of the checkpoint (c2sp.org/tlog-proof)'),
  checkpoint: z.string().max(PROOF_LIMIT).describe('the signed note that the proof ends in'),
});

/** What a log refuses with (RFC 9457). */
export const refusedPublication = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z
    .string()
    .regex(/^[A-Z]+(?:_[A-Z]+)+$/)
    .max(60)
    .describe('docs/reference/errors.md'),
  detail: z.string().max(2000),
  hint: z.string().max(1000).optional(),
});

/** What `touchstone publish` published, verified by the trust root. */
export const publication = z.strictObject({
  fresh: z.boolean().describe('false where the log had it already'),
  index,
  size: z.int().min(1).describe('of the tree that it is proven in'),
  origin: z.string().describe('which log'),
  entry: logEntry,
  witnesses: z.array(z.string()).describe('trusted witnesses that cosigned'),
});
export type Publication = z.infer<typeof publication>;
