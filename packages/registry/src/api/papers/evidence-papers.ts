// SPDX-License-Identifier: Apache-2.0
import { digest, level, listedCertificate, slug } from '@touchstone/model';
import { z } from 'zod';

const time = z.iso.datetime({ precision: 3 });

/** What the index of a bundle names. */
const heldMember = z.strictObject({
  role: z.string(),
  path: z.string(),
  digest,
  bytes: z.int().min(0),
});

/** A certificate whose bundle is held, with what became of it. */
export const certificatePaper = z.strictObject({
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
  listed: listedCertificate.nullable().describe('as the listing of its solution shows it'),
  members: z.array(heldMember),
});
