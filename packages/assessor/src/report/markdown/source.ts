// SPDX-License-Identifier: Apache-2.0
import { type Assessment, formatCount } from '@touchstone/model';
import { fitWords, implicationWords, placeWords, PRACTICE_BY, scannedWhat } from '../words/scan-words.js';
import { seenAndFound } from '../words/seen-and-found.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';
import { folded } from './folded.js';
import { table } from './table.js';

/** What the source and the stack show; nothing where no scan was made. */
export function sourcePart(assessment: Assessment): readonly string[] {
  if (assessment.scans.length === 0) return [];
  const rows = seenAndFound(assessment).map((one) => [
    escapeMarkdown(one.service),
    ...[one.both, one.foundOnly, one.seenOnly].map(formatCount),
  ]);
  return folded('Source and stack', [
    ...assessment.scans.flatMap((scan) => [
      `- ${escapeMarkdown(scannedWhat(scan))}${scan.of === 'another tree' ? ' (**not the source that the manifest names; not judged**)' : ''}`,
      `- Through ${escapeMarkdown(scan.sdks.map((sdk) => sdk.title).join(', ') || 'no client or SDK of OpenStack')}`,
      `- Brings ${implicationWords(scan).join(', ') || 'no component of its own'}`,
      ...scan.practices
        .filter((one) => one.count > 0)
        .map(
          (one) =>
            `- Insecure, ${PRACTICE_BY[one.by]}: ${one.practice.replaceAll('-', ' ')} (${one.places
              .slice(0, 3)
              .map((place) => codeSpan(placeWords(place)))
              .join(', ')})`,
        ),
      ...scan.compatibility.map(
        (one) =>
          `- Beside ${escapeMarkdown(one.platform.release)} on ${escapeMarkdown(one.platform.distribution)}: ${fitWords(one)}`,
      ),
    ]),
    '',
    ...(rows.length === 0
      ? ['No operation was found.']
      : table(['Service', 'Seen and found:', 'Found only:', 'Seen only:'], rows)),
  ]);
}
