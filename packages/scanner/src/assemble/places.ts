// SPDX-License-Identifier: Apache-2.0
import { CONFIDENCES, MAX_PLACES, type Confidence, type Origin } from '@touchstone/model';
import { compareText } from './plain-words.js';
import type { SeenFile } from './seen-file.js';

interface Placed {
  readonly file: string;
  readonly line?: number | undefined;
}

/** Where one thing was found: counted without bound, placed within one. Files must come in the order of their paths. */
export interface Places<P extends Placed> {
  /** Counts one; keeps its place when it is the product's and there is room. */
  add(file: SeenFile, confidence: Confidence, place: P): void;
  /** How often in the product. */
  readonly count: number;
  /** How often elsewhere, by origin. */
  readonly elsewhere: Partial<Record<Origin, number>>;
  /** The best that the product shows; elsewhere's where the product shows nothing. */
  readonly confidence: Confidence;
  /** The surest ones first, at most MAX_PLACES; of equal ones in the order of path and line. */
  list(): P[];
}

export function createPlaces<P extends Placed>(): Places<P> {
  const kept: Record<Confidence, P[]> = { high: [], medium: [], low: [] };
  const counts: Partial<Record<Origin, number>> = {};
  const best: { product?: Confidence; other?: Confidence } = {};
  return {
    add(file, confidence, place) {
      counts[file.origin] = (counts[file.origin] ?? 0) + 1;
      const whose = file.origin === 'product' ? 'product' : 'other';
      best[whose] = surer(best[whose], confidence);
      if (whose === 'product' && kept[confidence].length < MAX_PLACES) kept[confidence].push(place);
    },
    get count() {
      return counts.product ?? 0;
    },
    get elsewhere() {
      const { product: _, ...others } = counts;
      return Object.fromEntries(Object.entries(others).sort(([a], [b]) => compareText(a, b)));
    },
    get confidence() {
      return best.product ?? best.other ?? 'low';
    },
    list: () =>
      CONFIDENCES.flatMap((confidence) => kept[confidence].toSorted(comparePlaces)).slice(0, MAX_PLACES),
  };
}

function surer(a: Confidence | undefined, b: Confidence): Confidence {
  return a === undefined || CONFIDENCES.indexOf(b) < CONFIDENCES.indexOf(a) ? b : a;
}

function comparePlaces(a: Placed, b: Placed): number {
  return compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0);
}
