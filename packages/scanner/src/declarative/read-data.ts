// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { TouchstoneError } from '@touchstone/model';
import { parse } from 'yaml';
import type { z } from 'zod';

/** The content of a data file. Large ones are JSON, which is read twenty times as quickly as YAML. */
export function readDataFile(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.json') ? JSON.parse(text) : parse(text);
}

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
