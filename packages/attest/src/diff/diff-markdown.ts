// SPDX-License-Identifier: Apache-2.0
import { escapeMarkdown } from '@touchstone/assessor';
import type { BundleDiff } from '@touchstone/model';
import { diffHead, diffSections } from './diff-sections.js';

/** A difference for a pull request (CommonMark). */
export function diffMarkdown(diff: BundleDiff): string {
  const blocks = [`## ${escapeMarkdown(diff.solution)}`, ...diffHead(diff).map(escapeMarkdown)];
  for (const { title, items } of diffSections(diff)) {
    blocks.push(`### ${title}`);
    const lines = items.flatMap(({ text, below }) => [
      `- ${escapeMarkdown(text)}`,
      ...below.map((line) => `  - ${escapeMarkdown(line)}`),
    ]);
    blocks.push(lines.join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}
