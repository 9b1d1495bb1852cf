// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { evidenceOf } from '../facts/evidence.js';
import { placeOf } from '../observe/places.js';
import { releaseOfRun } from '../shared/releases.js';
import { defineRule } from './rule.js';
import { few } from './words.js';

const params = z.strictObject({
  newest: z.boolean().default(true),
  earlier: z.int().min(0).max(10).default(0),
});

/**
 * Passed when the recipe passed on the guideline's newest release and on so many earlier ones. The embedded cloud counts
 * as the release that it was started as; the sentence says where each was tested.
 */
export const testedOnReleases = defineRule<z.infer<typeof params>>({
  kind: 'all',
  id: 'tested-on-releases',
  params,
  explain: ({ newest, earlier }) =>
    `the releases on which every step passed: ${[newest ? "the guideline's newest" : '', earlier > 0 ? `at least ${earlier} earlier` : ''].filter((part) => part !== '').join(' and ')}`,
  judge({ certifying, releases, guideline, index }, { newest, earlier }) {
    const wanted = index.findRelease(guideline.newestRelease)?.name ?? guideline.newestRelease;
    const tested = releases.filter((one) => one.standing === 'tested').map((one) => one.release);
    const failed = releases.filter((one) => one.standing === 'failed').map((one) => one.release);
    const older = tested.filter((release) => release !== wanted);
    const runs = certifying.filter((run) => tested.includes(releaseOfRun(run, index) ?? ''));
    const evidence = runs.flatMap((run) => evidenceOf(run.view.run, run.view.ends.map(placeOf)));
    const seen =
      tested.length === 0
        ? 'no release'
        : few(
            tested.map((release) => `${release} (${places(release)})`),
            10,
          );
    const lacks = [
      newest && !tested.includes(wanted)
        ? `${wanted}${failed.includes(wanted) ? ', on which it failed' : ''}`
        : '',
      older.length < earlier
        ? `${earlier - older.length} more earlier release${earlier - older.length === 1 ? '' : 's'}`
        : '',
    ].filter((part) => part !== '');
    if (lacks.length === 0) return { verdict: 'passed', why: `Tested on ${seen}.`, evidence };
    const verdict = newest && failed.includes(wanted) ? 'failed' : 'not run';
    return { verdict, why: `Tested on ${seen}; not yet on ${lacks.join(' and ')}.`, evidence };

    function places(release: string): string {
      const kinds = runs
        .filter((run) => releaseOfRun(run, index) === release)
        .map((run) => run.shown.platform.kind);
      return [...new Set(kinds)]
        .sort()
        .map((kind) => KINDS[kind])
        .join(', ');
    }
  },
});

const KINDS = { embedded: 'embedded cloud', lab: 'lab', cloud: 'cloud' } as const;
