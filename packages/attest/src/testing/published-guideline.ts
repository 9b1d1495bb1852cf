// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parseGuidelineFiles, type GuidelineFiles } from '../bundle/guideline-texts.js';

/** The guideline 2026.11 as this repository publishes it. */
export function readPublishedGuideline(): GuidelineFiles {
  const read = (name: string): string =>
    readFileSync(new URL(`../../../../guidelines/${name}.yaml`, import.meta.url), 'utf8');
  return parseGuidelineFiles({
    guideline: read('2026.11'),
    concerns: read('concerns'),
    categories: read('categories'),
  });
}
