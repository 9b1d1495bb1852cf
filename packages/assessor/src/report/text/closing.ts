// SPDX-License-Identifier: Apache-2.0
import { type Assessment, formatCounted, type Ink } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { reportDigest } from '../words/report-digest.js';
import { reproduceCommands } from '../words/reproduce.js';
import { shellWord } from '../words/shell-word.js';
import { STANDING_MARKS, type Standing } from '../words/standing-mark.js';

const STANDINGS: readonly Standing[] = ['tested', 'failed', 'extrapolated', 'claimed'];

/** Releases by how well their standing is founded. */
export function releaseLines(assessment: Assessment, ink: Ink): readonly string[] {
  const { releases, lowestRelease } = assessment;
  const lines = STANDINGS.flatMap((standing) => {
    const named = releases.filter((entry) => entry.standing === standing).map((entry) => entry.release);
    if (named.length === 0) return [];
    return ink.block(`  ${ink.mark(STANDING_MARKS[standing], standing, 16)}`, 18, named.join(', '));
  });
  const lowest =
    lowestRelease.release === null
      ? 'no release is known to offer everything used'
      : `${lowestRelease.release} is the lowest that offers everything used`;
  return [
    ink.heading('Releases', lowest),
    ...(lines.length === 0 ? [`  ${ink.say('No release was identified.', 'quiet')}`] : lines),
  ];
}

/** The least privilege in a line; the rules themselves are printed by a command of their own. */
export function accessLines(assessment: Assessment, ink: Ink, options: ReportOptions): readonly string[] {
  const { accessRules, role } = assessment;
  return [
    ink.heading(
      'Least privilege',
      `${formatCounted(accessRules.length, 'access rule')} with the role ${role.name}`,
    ),
    `  ${ink.say('$', 'quiet')} ${ink.say(`touchstone access-rules ${shellWord(options.bundlePath ?? 'bundle')}`)}`,
  ];
}

/** How to come to the same verdict, and the digest that must come out. */
export function reproduceLines(assessment: Assessment, ink: Ink, options: ReportOptions): readonly string[] {
  return [
    ink.heading('Reproduce'),
    ...reproduceCommands(assessment, options).map(
      (command) => `  ${ink.say('$', 'quiet')} ${ink.say(command.line)}`,
    ),
    ...ink.block('  ', 2, `assessment ${reportDigest(assessment)}`, 'quiet'),
  ];
}
