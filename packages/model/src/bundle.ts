// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { digest, slug } from './vocabulary.js';

export const BUNDLE_FORMAT = 'touchstone-bundle/1';

/** Papers of which there is one: of two, which one was judged by would be a matter of order. */
const ONCE = ['manifest', 'guideline', 'concerns', 'categories', 'assessment'];

/** Where a member lies below the bundle's folder: no absolute path, no `.` or `..`, only characters that are plain everywhere. */
export const memberPath = z
  .string()
  .max(300)
  .regex(/^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w@.+/-]+$/, 'a relative path below the bundle');

/**
 * A bundle is a folder: `bundle.json` (this), the manifest, guideline, concerns, categories, recordings, scans
 * and the assessment, each named by its path and digest. Reports lie beside it and are not part of it: they are derived.
 */
export const bundleIndex = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  solution: slug,
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
          'scan',
          'assessment',
        ]),
        path: memberPath,
        digest,
        bytes: z.int().min(0),
      }),
    )
    .max(2000)
    .refine((members) => new Set(members.map((one) => one.path)).size === members.length, 'each path once')
    .refine(
      (members) => ONCE.every((role) => members.filter((one) => one.role === role).length <= 1),
      `at most one ${ONCE.join(', ')}`,
    ),
});
export type BundleIndex = z.infer<typeof bundleIndex>;
