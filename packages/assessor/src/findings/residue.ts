// SPDX-License-Identifier: Apache-2.0
import { evidenceOf } from '../facts/evidence.js';
import { placeOf } from '../observe/places.js';
import { perRun } from './finding-source.js';

/** What was left behind, by type, and what nobody could look for. */
export const residueFindings = perRun(({ view, shown }) => {
  const { resources, couldNotList } = shown.residue;
  const after = view.after === undefined ? [] : [placeOf(view.after)];
  const types = [...new Set(resources.map((resource) => resource.type))];
  return [
    ...types.map((type) => {
      const ids = new Set(resources.filter((resource) => resource.type === type).map((one) => one.id));
      const makers = view.made.makersOf([...ids].map((id) => ({ type, id })));
      return {
        id: 'left-behind',
        weight: 'blocks' as const,
        statement: `${ids.size} of ${type} ${ids.size === 1 ? 'was' : 'were'} still there after teardown.`,
        mend: 'Remove it in the step that made it, or at the latest in teardown.',
        evidence: evidenceOf(view.run, makers.count > 0 ? [makers] : after),
      };
    }),
    ...couldNotList.map((line) => ({
      id: 'could-not-list',
      weight: 'notes' as const,
      statement: `Not listed after teardown: ${line}.`.slice(0, 600),
      evidence: evidenceOf(view.run, after),
    })),
  ];
});
