// SPDX-License-Identifier: Apache-2.0
import { type AssessedRun, type Assessment, formatCounted, type Ink } from '@touchstone/model';

const SHOWN = 3;

/** What was still there after teardown, by run; and where that is not known. */
export function residueLines(assessment: Assessment, ink: Ink): readonly string[] {
  const lines = assessment.runs.flatMap((run, index) => runLines(run, index + 1, ink));
  if (lines.length > 0) return [ink.heading('Left behind'), ...lines];
  return [ink.heading('Left behind'), `  ${ink.say('✓ nothing, in every run', 'good')}`];
}

function runLines({ residue }: AssessedRun, run: number, ink: Ink): readonly string[] {
  const { resources, couldNotList } = residue;
  const say = (mark: string, tone: 'bad' | 'warn', text: string) =>
    ink.block(`  ${ink.say(mark, tone)} `, 4, `run ${run}: ${text}`);
  const named = resources.slice(0, SHOWN).map((resource) => `${resource.type} ${resource.id}`);
  const rest = resources.length - SHOWN;
  return [
    ...(residue.how === 'unknown'
      ? say('?', 'warn', 'not known, the project was neither listed nor followed')
      : []),
    ...(resources.length === 0
      ? []
      : say(
          '✗',
          'bad',
          `${formatCounted(resources.length, 'resource')} left: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
        )),
    ...(couldNotList.length === 0 ? [] : say('?', 'warn', `could not list ${couldNotList.join(', ')}`)),
  ];
}
