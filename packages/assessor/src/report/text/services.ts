// SPDX-License-Identifier: Apache-2.0
import {
  type Assessment,
  displayWidth,
  drawBar,
  formatCount,
  formatCounted,
  type Ink,
  padEnd,
  padStart,
} from '@touchstone/model';
import { findFreeRuns, serviceTotals, type ServiceTotal } from '../words/service-totals.js';

/** Services × operations in a bar each: how many calls, how many operations, and what was refused or failed. */
export function serviceLines(assessment: Assessment, ink: Ink): readonly string[] {
  const runs = findFreeRuns(assessment);
  const totals = serviceTotals(runs);
  const unclassified = assessment.runs.reduce((sum, run) => sum + run.unclassified, 0);
  const noSuch = assessment.runs.reduce((sum, run) => sum + (run.noSuchOperation ?? 0), 0);
  const exchanges = runs.reduce((sum, run) => sum + run.exchanges, 0);
  const most = Math.max(1, ...totals.map((total) => total.calls));
  const name = Math.max(0, ...totals.map((total) => displayWidth(total.service)));
  const facts = totals.map(factsOf);
  const bar = Math.max(8, ink.width - name - 6 - Math.max(0, ...facts.map(displayWidth)));
  return [
    ink.heading(
      'Services',
      `${formatCounted(exchanges, 'call')} in ${formatCounted(runs.length, 'run')}${runs.length < assessment.runs.length ? ', least-privilege runs aside' : ''}`,
    ),
    ...(totals.length === 0 ? [`  ${ink.say('No service was called.', 'quiet')}`] : []),
    ...totals.map(
      (total, index) =>
        `  ${ink.say(padEnd(total.service, name))}  ${ink.say(padEnd(drawBar(total.calls / most, bar), bar), 'gold')}  ${facts[index] ?? ''}`,
    ),
    unclassified === 0
      ? `  ${ink.say('✓ every call was classified', 'good')}`
      : `  ${ink.say(`✗ ${formatCounted(unclassified, 'call')} unclassified`, 'bad')}`,
    ...(noSuch === 0
      ? []
      : [`  ${ink.say(`! ${formatCounted(noSuch, 'call')} of what the cloud has not either`, 'warn')}`]),
  ];
}

function factsOf({ calls, operations, refused, failed }: ServiceTotal): string {
  const trouble = [
    refused === 0 ? '' : `, ${formatCount(refused)} refused`,
    failed === 0 ? '' : `, ${formatCount(failed)} failed`,
  ];
  return `${padStart(formatCount(calls), 6)} calls, ${padStart(formatCounted(operations, 'operation'), 13)}${trouble.join('')}`;
}
