// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { z } from 'zod';

/**
 * What a data file says, held against its schema.
 * @param name of the file, below `data/`
 * @throws TouchstoneError SCAN_DATA when it is not what the schema says
 */
export function readData<T>(name: string, schema: z.ZodType<T>, content: unknown): T {
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.map(String) ?? [];
  throw new TouchstoneError(
    'SCAN_DATA',
    `data/${name}, at ${where.join('.') || 'its top'}: ${issue?.message ?? 'it is not valid'}`,
    {
      hint: 'the schemas of these files are in packages/scanner/src/declarative, beside what loads them',
      details: { file: name, path: where },
    },
  );
}
