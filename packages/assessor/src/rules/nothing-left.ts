// SPDX-License-Identifier: Apache-2.0
import { cloudBroke } from '../facts/cloud-broke.js';
import { evidenceOf } from '../facts/evidence.js';
import { resourceKey } from '../facts/resource-key.js';
import { placeOf } from '../observe/places.js';
import { noParams, type NoParams } from './no-params.js';
import { defineRule } from './rule.js';
import { count, few } from './words.js';

/** Passed when an inventory after teardown lists nothing that was not there before. */
export const nothingLeft = defineRule<NoParams>({
  kind: 'run',
  id: 'nothing-left',
  params: noParams,
  explain: () => 'an inventory of the project after teardown, against the one before',
  judge(run) {
    const { view, shown } = run;
    const { resources, how, couldNotList } = shown.residue;
    const left = new Set(resources.map(resourceKey));
    const after = view.after === undefined ? [] : [placeOf(view.after)];
    if (left.size > 0) {
      const types = [...new Set(resources.map((one) => one.type))];
      const evidence = evidenceOf(view.run, [view.made.makersOf(resources), ...after]);
      return {
        verdict: cloudBroke(run) ? 'could not tell' : 'failed',
        why: `${count(left.size, 'resource')} left behind: ${few(types)}${cloudBroke(run) ? ' (the cloud had failed before)' : ''}.`,
        evidence,
      };
    }
    if (how !== 'inventory') {
      return {
        verdict: 'could not tell',
        why: 'The project was not listed after teardown; deleting what one made is not yet proof that it is gone.',
        evidence: [],
      };
    }
    const evidence = evidenceOf(view.run, after);
    const open = couldNotList.filter((line) =>
      isUnsettled(line, view.made.types, view.after?.couldNotList.map((one) => one.type) ?? []),
    );
    if (open.length > 0) return { verdict: 'could not tell', why: `${few(open, 2)}.`, evidence };
    return {
      verdict: 'passed',
      why: 'The project held nothing after teardown that it did not hold before.',
      evidence,
    };
  },
});

/**
 * A type that could not be listed matters only where the inventory's silence is all there is: what was made of a type
 * that could not be listed, and deleted call by call, is followed; what was never made needs no list.
 */
function isUnsettled(line: string, made: ReadonlySet<string>, unlistable: readonly string[]): boolean {
  const type = line.slice(0, line.indexOf(': '));
  return made.has(type) && !unlistable.includes(type);
}
