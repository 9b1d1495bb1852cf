// SPDX-License-Identifier: Apache-2.0
import type { Place } from '@touchstone/model';
import { compareText } from './plain-words.js';
import { createPlaces, type Places } from './places.js';
import type { SeenFile } from './seen-file.js';

/** Different things of one sort that are counted; strangers' files can name any number. */
const MOST = 5000;

/** Things of the product, counted with their places. What is equal as JSON is one thing. */
export function createCounted<Thing extends object>(): {
  add(file: SeenFile, line: number, thing: Thing): void;
  list(): (Thing & { count: number; places: Place[] })[];
} {
  const entries = new Map<string, { readonly thing: Thing; readonly places: Places<Place> }>();
  return {
    add(file, line, thing) {
      if (file.origin !== 'product') return;
      const key = JSON.stringify(thing);
      let entry = entries.get(key);
      if (entry === undefined) {
        if (entries.size >= MOST) return;
        entries.set(key, (entry = { thing, places: createPlaces() }));
      }
      entry.places.add(file, 'high', { file: file.path, line });
    },
    list: () =>
      [...entries]
        .sort(([a], [b]) => compareText(a, b))
        .map(([, { thing, places }]) => ({ ...thing, count: places.count, places: places.list() })),
  };
}
