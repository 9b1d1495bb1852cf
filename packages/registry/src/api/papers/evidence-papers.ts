// SPDX-License-Identifier: Apache-2.0
import {
  assessment,
  assessedCriterion,
  assessedRun,
  digest,
  finding,
  level,
  listedCertificate,
  slug,
  verification,
} from '@touchstone/model';
import { z } from 'zod';

const time = z.iso.datetime({ precision: 3 });

/** What the index of a bundle names. */
const heldMember = z.strictObject({
  role: z.string(),
  path: z.string(),
  digest,
  bytes: z.int().min(0),
});

const heldBundle = z.strictObject({
  envelope: digest,
  statement: digest,
  bundle: digest,
  solution: slug,
  lab: slug,
  level: level.nullable(),
  guideline: z.string(),
  index: z.int().min(0).describe('of its entry in the log'),
  loggedAt: time,
  issuedAt: time,
  expiresAt: time,
});

/** A certificate whose bundle is held, with what became of it. */
export const certificatePaper = heldBundle.extend({
  listed: listedCertificate.nullable().describe('as the listing of its solution shows it'),
  members: z.array(heldMember),
});

/** What was found out about a bundle that is held. */
export const verificationPaper = z.strictObject({
  verification: verification.nullable().describe('null: too many are being verified; ask again in a moment'),
});

/** A run of a bundle that is held. */
export const runPaper = z.strictObject({
  held: heldBundle,
  solution: assessment.shape.solution,
  guideline: z.string(),
  run: assessedRun,
  release: z.string().nullable().describe('that it counts for; null where nothing bears one out'),
  criteria: z.array(
    assessedCriterion
      .pick({ id: true, level: true, statement: true })
      .extend(assessedCriterion.shape.runs.element.shape),
  ),
  findings: z.array(finding),
  recording: heldMember.omit({ role: true }),
});
