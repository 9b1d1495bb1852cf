// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { digest } from './vocabulary.js';

export const BUNDLE_FORMAT = 'touchstone-bundle/1';

/**
 * A bundle is a folder: `bundle.json` (this), the manifest, guideline, concerns, categories, recordings and the
 * assessment, each named by its path and digest. Reports lie beside it and are not part of it: they are derived.
 */
export const bundleIndex = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  solution: z.string(),
  members: z
    .array(
      z.strictObject({
        role: z.enum([
          'manifest',
          'recipe',
          'guideline',
          'concerns',
          'categories',
          'recording',
          'assessment',
        ]),
        path: z
          .string()
          .max(300)
          .regex(/^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w@.+/-]+$/, 'a relative path below the bundle'),
        digest,
        bytes: z.int().min(0),
      }),
    )
    .max(2000),
});
export type BundleIndex = z.infer<typeof bundleIndex>;
