// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TouchstoneError } from '@touchstone/model';
import { parse } from 'yaml';
import { z } from 'zod';

/** `data/` lies beside `src/` and `dist/` alike. */
const FOLDER = fileURLToPath(new URL('../../../data/declared/', import.meta.url));

const request = z
  .string()
  .regex(/^[A-Z]+(?: \S+)?$/)
  .describe('method, and what follows the path of the resource');

/** A client that lists resources instead of writing requests, as `data/declared/<id>.yaml` says it. */
const declaredData = z.strictObject({
  format: z.literal('touchstone-declared/1'),
  id: z.string().max(100),
  source: z.string().max(500),
  resources: z.string().describe('the member of a class that lists them'),
  key: z.string().describe('field with the path of a resource'),
  children: z.string().describe('field with the resources below one'),
  extensions: z.string().describe('field with further requests of one'),
  method: z.string().describe('field with the method of such a request'),
  detail: z.string().describe('field: whether an id stands before the path of such a request'),
  isResource: z.string().describe('field: whether it is a resource at all, or a name for further requests'),
  reads: z.array(request).describe('what nearly every resource is asked'),
  rest: z.array(request).describe('what some of them are'),
});
export type DeclaredData = z.infer<typeof declaredData>;

let all: readonly DeclaredData[] | undefined;

/**
 * Every such client of `data/declared/`; read once in each thread.
 * @throws TouchstoneError SCAN_DATA when a file is not what declaredData says
 */
export function loadDeclared(): readonly DeclaredData[] {
  all ??= readdirSync(FOLDER)
    .toSorted()
    .map((name) => {
      const read = declaredData.safeParse(parse(readFileSync(FOLDER + name, 'utf8')));
      if (read.success) return read.data;
      const [issue] = read.error.issues;
      throw new TouchstoneError(
        'SCAN_DATA',
        `data/declared/${name}: ${issue?.message ?? 'it is not valid'}`,
        {
          hint: 'the schema is declaredData, in packages/scanner/src/languages/javascript/declared-data.ts',
          details: { file: name, path: (issue?.path ?? []).map(String) },
        },
      );
    });
  return all;
}
