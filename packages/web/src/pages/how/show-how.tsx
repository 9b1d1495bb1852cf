// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { PageHead, PageSection, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { findExample } from './find-example.js';
import { FromCallToLevel } from './from-call-to-level.js';
import { WhatWordsMean } from './what-words-mean.js';

const CONTENTS = [
  { id: 'steps', name: 'Call to level' },
  { id: 'verdicts', name: 'Verdicts' },
  { id: 'standing', name: 'Releases' },
  { id: 'concerns', name: 'Concerns' },
  { id: 'tiers', name: 'Who signs' },
  { id: 'findings', name: 'Findings' },
  { id: 'counts', name: 'What counts' },
  { id: 'again', name: 'Compute it again' },
];

/** How a verdict is reached, with the evidence of a real one. */
export async function showHow({ registry, view }: PageSources): Promise<Shown> {
  const id = findExample(view);
  const example = id === undefined ? undefined : (await registry.listing(id))?.listing;
  return {
    kind: 'page',
    page: {
      path: paths.how,
      title: 'How a verdict is reached',
      description: 'From a recorded call to a level: facts, concerns, criteria, and what each word means.',
      section: 'how',
      contents: CONTENTS,
      body: (
        <>
          <PageHead
            title="How a verdict is reached"
            headline="Nobody is asked what a solution supports. It is watched, and a published guideline turns what was seen into a verdict. No field of it is typed by a person."
          />
          <FromCallToLevel example={example} />
          <WhatWordsMean />
          <PageSection id="again" title="Compute it again">
            <div className="prose">
              <p>
                The same evidence and guideline give the same verdict, byte for byte, on any machine. A bundle
                holds all of it: recordings, scans, manifest, recipe and guideline.
              </p>
              <Again example={example} />
              <p>
                Who may sign, and what makes a signature believed, says <a href={paths.labs}>labs and keys</a>
                . All that these pages show, the <a href={paths.api}>API</a> gives, too.
              </p>
            </div>
          </PageSection>
        </>
      ),
    },
  };
}

function Again({ example }: { readonly example: Listing | undefined }) {
  if (example === undefined) return null;
  return (
    <p>
      For {example.name}: <a href={`${paths.solution(example.id)}#reproduce`}>the commands</a>, and{' '}
      <a href={paths.certificate(example.certificate.statement)}>each link of its certificate’s chain</a>.
    </p>
  );
}
