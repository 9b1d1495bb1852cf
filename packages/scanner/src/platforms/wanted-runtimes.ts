// SPDX-License-Identifier: Apache-2.0
import type { Scan } from '@touchstone/model';

/** What is asked for of one language: a range, or plain versions of which any will do. */
export interface WantedRuntime {
  readonly language: string;
  readonly texts: readonly string[];
  readonly kind: 'range' | 'versions';
}

/** Languages in which a plain version is the least that will do, not the one to have. */
const MINIMUM = new Set(['go', 'java', 'rust']);

/**
 * The runtimes that a scan names, as they are to be judged: each range by itself; of plain versions (classifiers, version
 * files, images) those of one language together, and only where no range says more. A constraint on the whole decides.
 */
export function wantedRuntimes(runtimes: Scan['runtimes']): readonly WantedRuntime[] {
  const languages = [...new Set(runtimes.map(({ language }) => language))].toSorted();
  return languages.flatMap((language): readonly WantedRuntime[] => {
    const texts = [
      ...new Set(runtimes.filter((one) => one.language === language).map(({ wants }) => wants.trim())),
    ];
    const sorted = texts.filter((text) => text !== '').toSorted();
    if (MINIMUM.has(language)) return sorted.map((text) => ({ language, texts: [text], kind: 'range' }));
    const ranges = sorted.filter((text) => !isPlain(text));
    if (ranges.length > 0) return ranges.map((text) => ({ language, texts: [text], kind: 'range' }));
    return sorted.length === 0 ? [] : [{ language, texts: sorted, kind: 'versions' }];
  });
}

function isPlain(text: string): boolean {
  return /^[A-Za-z-]{0,10}\d+(?:\.[0-9A-Za-z]+)*$/.test(text);
}
