// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseGuidelineFiles, type GuidelineFiles } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';

const PUBLISHED = fileURLToPath(new URL('../../../../guidelines/', import.meta.url));

/** The published guideline of a version (`2026.11`; the newest unless named). Throws CLI_NO_GUIDELINE. */
export async function readGuideline(version?: string): Promise<GuidelineFiles> {
  const versions = (await readdir(PUBLISHED))
    .flatMap((name) => /^(\d{4}\.\d{2})\.yaml$/.exec(name)?.[1] ?? [])
    .toSorted();
  const chosen = version ?? versions.at(-1);
  if (chosen === undefined || !versions.includes(chosen)) {
    throw new TouchstoneError('CLI_NO_GUIDELINE', `There is no guideline ${chosen ?? ''}.`, {
      hint: `Known: ${versions.join(', ')}.`,
    });
  }
  const names = { guideline: `${chosen}.yaml`, concerns: 'concerns.yaml', categories: 'categories.yaml' };
  const read = (name: string): Promise<string> => readFile(PUBLISHED + name, 'utf8');
  const texts = {
    guideline: await read(names.guideline),
    concerns: await read(names.concerns),
    categories: await read(names.categories),
  };
  return parseGuidelineFiles(texts, names);
}
