// SPDX-License-Identifier: Apache-2.0
import { formatCount, padEnd, type Ink, type Scan } from '@touchstone/model';

const ORIGINS = ['product', 'test', 'example', 'documentation', 'vendored', 'generated'] as const;
const LANGUAGES = 6;

/** What was read, whose it is, and what was skipped for which reason; the digest by which the scan can be told again. */
export function fileLines(scan: Scan, ink: Ink): readonly string[] {
  const { files, subject } = scan;
  const line = (word: string, text: string): readonly string[] =>
    text === '' ? [] : ink.block(`  ${ink.say(padEnd(word, 12), 'quiet')}`, 14, text, 'quiet');
  const origins = ORIGINS.flatMap((origin) => {
    const count = files.byOrigin[origin];
    return count === undefined ? [] : [`${origin} ${formatCount(count)}`];
  });
  const languages = files.byLanguage
    .toSorted((a, b) => b.files - a.files)
    .slice(0, LANGUAGES)
    .map(({ language, files: count }) => `${language} ${formatCount(count)}`);
  const skipped = files.skipped.map(({ reason, count, files: paths }) => {
    const first = paths[0] === undefined ? '' : ` (${paths[0]}${count > 1 ? ', …' : ''})`;
    return `${reason.replaceAll('-', ' ')} ${formatCount(count)}${first}`;
  });
  return [
    ink.heading('Files'),
    ...line('whose', origins.join(', ')),
    ...line('languages', languages.join(', ')),
    ...line('not read', skipped.join(', ')),
    ...ink.block('  ', 2, subject.digest, 'quiet'),
  ];
}
