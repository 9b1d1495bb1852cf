// SPDX-License-Identifier: Apache-2.0
import { perRun } from './finding-source.js';

export const brokenRecordings = perRun(({ shown }) =>
  shown.integrity.state === 'complete'
    ? []
    : [
        {
          id: 'broken-recording',
          weight: 'blocks',
          statement: `The recording of run ${shown.run} is ${shown.integrity.state}${shown.integrity.why === undefined ? '' : `: ${shown.integrity.why.replace(/\.$/, '')}`}.`,
          mend: 'Run the recipe again and keep the recording as it was written.',
          evidence: [],
        },
      ],
);
