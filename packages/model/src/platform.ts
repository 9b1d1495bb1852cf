// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { digest, slug } from './vocabulary.js';

/** One API of a platform, as its version documents describe it. Hosts and addresses are not kept. */
export const platformService = z.strictObject({
  type: slug.describe('official service type'),
  catalogType: z.string().max(80).describe('the type under which the catalog offers it'),
  versions: z.array(
    z.strictObject({
      id: z.string().max(40),
      status: z.string().max(40),
      min: z.string().max(20).optional(),
      max: z.string().max(20).optional(),
    }),
  ),
});

/** A cloud that runs were made on. */
export const platform = z.strictObject({
  kind: z.enum(['embedded', 'lab', 'cloud']),
  name: z.string().max(120),
  distribution: z.string().max(120).optional(),
  release: z.strictObject({
    name: z.string().max(20).nullable(),
    how: z.enum(['declared', 'identified', 'unknown']),
    candidates: z.array(z.string().max(20)).describe('releases whose microversion ranges fit'),
  }),
  services: z.array(platformService),
  fingerprint: digest.describe('of the canonical form of all of the above but name'),
});
export type Platform = z.infer<typeof platform>;
export type PlatformService = z.infer<typeof platformService>;
