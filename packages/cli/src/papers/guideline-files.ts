// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import {
  categoriesFile,
  concernsFile,
  guideline,
  parsePaper,
  sha256Digest,
  TouchstoneError,
  type Guideline,
} from '@touchstone/model';

/** The three papers that a verdict is judged by: texts as published, and what they say. */
export interface GuidelineFiles {
  readonly texts: Readonly<Record<'guideline' | 'concerns' | 'categories', string>>;
  readonly guideline: Guideline;
  readonly guidelineDigest: string;
  readonly concerns: z.infer<typeof concernsFile>;
  readonly concernsDigest: string;
  readonly categories: z.infer<typeof categoriesFile>;
  readonly categoriesDigest: string;
}

const PUBLISHED = fileURLToPath(new URL('../../../../guidelines/', import.meta.url));

/** Holds the three texts to their schemas. `names` are used in refusals (PAPER_*). */
export function parseGuidelineFiles(
  texts: GuidelineFiles['texts'],
  names: GuidelineFiles['texts'] = texts,
): GuidelineFiles {
  return {
    texts,
    guideline: parsePaper(guideline, texts.guideline, { name: names.guideline }),
    guidelineDigest: sha256Digest(texts.guideline),
    concerns: parsePaper(concernsFile, texts.concerns, { name: names.concerns }),
    concernsDigest: sha256Digest(texts.concerns),
    categories: parsePaper(categoriesFile, texts.categories, { name: names.categories }),
    categoriesDigest: sha256Digest(texts.categories),
  };
}

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
