// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedScan,
  type Assessment,
  formatCount,
  formatCounted,
  type Ink,
  padEnd,
} from '@touchstone/model';
import { fitWords, implicationWords, PRACTICE_BY, scannedWhat } from '../words/scan-words.js';
import { seenAndFound } from '../words/seen-and-found.js';

/** What the source and the stack show; nothing where no scan was made. */
export function sourceLines(assessment: Assessment, ink: Ink): readonly string[] {
  return assessment.scans.flatMap((scan, index) => [
    ...(index === 0 ? [] : ['']),
    ink.heading('Source and stack'),
    ...scanLines(assessment, scan, ink),
  ]);
}

function scanLines(assessment: Assessment, scan: AssessedScan, ink: Ink): readonly string[] {
  const line = (name: string, text: string, tone?: 'quiet' | 'warn' | 'good'): readonly string[] =>
    ink.block(`  ${ink.say(padEnd(name, 14), 'quiet')}`, 16, text, tone);
  const used = scan.sdks.map((sdk) => `${sdk.title} (${formatCounted(sdk.calls, 'call')})`);
  const newest = scan.compatibility.at(-1);
  const insecure = scan.practices.filter((one) => one.count > 0);
  return [
    ...line('scanned', `${scannedWhat(scan)}, ${formatCounted(scan.files.read, 'file')} read`),
    ...(scan.of === 'another tree'
      ? line('not judged', 'This is not the source that the manifest names.', 'warn')
      : []),
    ...line('through', used.length === 0 ? 'no client or SDK of OpenStack' : used.join(', ')),
    ...line('operations', operationWords(assessment)),
    ...line('brings', implicationWords(scan).join(', ') || 'no component of its own'),
    ...(insecure.length === 0
      ? line('insecure', 'no insecure practice was found', 'good')
      : insecure.flatMap((one) =>
          line(
            'insecure',
            `${one.practice.replaceAll('-', ' ')} ${PRACTICE_BY[one.by]}, ${formatCounted(one.count, 'place')}`,
            one.by === 'option' ? 'quiet' : 'warn',
          ),
        )),
    ...(newest === undefined
      ? []
      : line('beside', `${newest.platform.release} on ${newest.platform.distribution}: ${fitWords(newest)}`)),
  ];
}

function operationWords(assessment: Assessment): string {
  const services = seenAndFound(assessment);
  const sum = (of: (one: (typeof services)[number]) => number): number =>
    services.reduce((all, one) => all + of(one), 0);
  const [both, foundOnly, seenOnly] = [
    sum((one) => one.both),
    sum((one) => one.foundOnly),
    sum((one) => one.seenOnly),
  ];
  const found = `${formatCount(both + foundOnly)} found in source`;
  return assessment.runs.length === 0
    ? found
    : `${found}, ${formatCount(both)} of them seen running; ${formatCount(seenOnly)} seen running and not found`;
}
