// SPDX-License-Identifier: Apache-2.0
import { makeInk, type BundleDiff } from '@touchstone/model';
import { diffHead, diffSections } from './diff-sections.js';

/** How a text is printed. */
export interface TextLook {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
}

/** A difference for a person at a terminal. */
export function diffText(diff: BundleDiff, { colour, width }: TextLook): string {
  const ink = makeInk(width, colour);
  const lines = [ink.say(diff.solution, 'gold'), ''];
  for (const line of diffHead(diff)) lines.push(...ink.block('  ', 2, line));
  for (const { title, items } of diffSections(diff)) {
    lines.push('', ink.heading(title));
    for (const { text, below } of items) {
      lines.push(...ink.block('  ', 2, text, below.length > 0 ? 'strong' : undefined));
      for (const line of below) lines.push(...ink.block('      ', 6, line));
    }
  }
  return `${lines.join('\n')}\n`;
}
