// SPDX-License-Identifier: Apache-2.0
import { CONFIDENCES, PRACTICES } from '@touchstone/model';
import { z } from 'zod';
import { LANGUAGES } from '../detect/language.js';

const queries = z.array(z.string().min(1).max(1000)).min(1);

/**
 * One way in which source code shows a practice: tree-sitter queries (the same for all languages, or by language) whose
 * capture `at` is the place, or a pattern that a string literal must match.
 */
const sourceRule = z.strictObject({
  practice: z.enum(PRACTICES),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  needles: z.array(z.string().min(3).max(100)).min(1).describe('texts of which one must occur in the file'),
  text: z.string().max(300).optional().describe('what the file’s text must match, before it is parsed'),
  by: z
    .enum(['always', 'default', 'option', 'context', 'version'])
    .describe('context: as the code around it says; version: an option where the file also knows v3'),
  confidence: z.enum(CONFIDENCES).default('high'),
  queries: z.union([queries, z.partialRecord(z.enum(LANGUAGES), queries)]).optional(),
  strings: z.string().max(1000).optional(),
  harmlessDefault: z
    .string()
    .max(300)
    .optional()
    .describe('what the place’s text must not match where it is a default'),
});
export type SourceRule = z.infer<typeof sourceRule>;

export const practicesFile = z.strictObject({
  format: z.literal('touchstone-practices/1'),
  rules: z.array(sourceRule),
});
