// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { evidenceOf } from '../facts/evidence.js';
import type { Places } from '../observe/places.js';
import { defineRule } from './rule.js';
import { few } from './words.js';

const params = z.strictObject({ which: z.enum(['core', 'core and relevant']) });

/** Passed when every core (or core and relevant) concern of the category is native. */
export const concernsNative = defineRule<z.infer<typeof params>>({
  kind: 'all',
  id: 'concerns-native',
  params,
  explain: ({ which }) =>
    `whether every ${which} concern of its category was taken through a whole life cycle of one of its resources (or read, where reading is all that the category does)`,
  judge({ concerns }, { which }) {
    const asked = concerns.filter(
      (one) => one.shown.relevance === 'core' || (which !== 'core' && one.shown.relevance === 'relevant'),
    );
    const native = asked.filter((one) => one.shown.seen === 'native');
    const missing = asked.filter((one) => one.shown.seen !== 'native');
    const unfinished = missing.filter((one) => one.shown.operations > 0);
    const names = (list: typeof asked): string =>
      few(
        list.map((one) => one.shown.concern),
        20,
      );
    const seen = native.length === 0 ? '' : `native: ${names(native)}`;
    if (missing.length === 0)
      return { verdict: 'passed', why: `All are ${seen}.`, evidence: evidence(native) };
    const parts = [
      seen,
      unfinished.length === 0 ? '' : `used without a whole life cycle: ${names(unfinished)}`,
      unfinished.length === missing.length
        ? ''
        : `not exercised: ${names(missing.filter((one) => !unfinished.includes(one)))}`,
    ].filter((part) => part !== '');
    const why = `${parts.join('; ')}.`;
    return {
      verdict: unfinished.length > 0 ? 'failed' : 'not run',
      why: why[0]!.toUpperCase() + why.slice(1),
      evidence: evidence(unfinished),
    };
  },
});

function evidence(concerns: readonly { calls: readonly { run: string; calls: readonly Places[] }[] }[]) {
  const byRun = new Map<string, Places[]>();
  for (const { run, calls } of concerns.flatMap((one) => one.calls)) {
    byRun.set(run, [...(byRun.get(run) ?? []), ...calls]);
  }
  return [...byRun].flatMap(([run, places]) => evidenceOf(run, places));
}
