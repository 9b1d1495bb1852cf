// SPDX-License-Identifier: Apache-2.0
import { PRACTICES, type Practice } from '@touchstone/model';
import type { PracticeFinding } from '../detect/finding.js';
import { compareText, shortText } from './plain-words.js';
import { createPlaces, type Places } from './places.js';
import type { SeenFile } from './seen-file.js';

const BY = ['always', 'default', 'option'] as const;

/** Insecure practices: one entry for each practice and way in which it comes about. */
export function createPractices(): {
  add(file: SeenFile, finding: PracticeFinding): void;
  list(): Practice[];
} {
  const entries = new Map<
    string,
    { readonly finding: PracticeFinding; readonly places: Places<Practice['places'][number]> }
  >();
  return {
    add(file, finding) {
      const key = `${finding.practice} ${finding.by}`;
      let entry = entries.get(key);
      if (entry === undefined) entries.set(key, (entry = { finding, places: createPlaces() }));
      const { line, text, confidence } = finding;
      entry.places.add(file, confidence, { file: file.path, line, text: shortText(text) });
    },
    list: () =>
      [...entries.values()]
        .map(({ finding: { practice, by }, places }) => ({
          practice,
          by,
          confidence: places.confidence,
          count: places.count,
          places: places.list(),
          elsewhere: places.elsewhere,
        }))
        .sort(
          (a, b) =>
            PRACTICES.indexOf(a.practice) - PRACTICES.indexOf(b.practice) ||
            BY.indexOf(a.by) - BY.indexOf(b.by) ||
            compareText(a.practice, b.practice),
        ),
  };
}
