// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';
import {
  categoriesFile,
  concernsFile,
  guideline,
  parsePaper,
  sha256Digest,
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
