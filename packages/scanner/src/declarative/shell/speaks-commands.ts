// SPDX-License-Identifier: Apache-2.0
import { findCommandOperations } from '../commands/find-command-operations.js';
import { programNames } from '../commands/load-commands.js';

let pattern: RegExp | undefined;

/**
 * Whether a text holds a command of OpenStack's clients anywhere, by its words alone: a cheap question before parsing.
 * Prose names the programs, too, but seldom a command of theirs behind the name.
 */
export function speaksCommands(text: string): boolean {
  pattern ??= new RegExp(
    `(?:^|[\\s/"'(\`=\\[])((?:${programNames().join('|')})(?:["']?,|[ \\t])[^\\n;|&]{1,200})`,
    'gm',
  );
  for (const [, command = ''] of text.matchAll(pattern)) {
    const words = command
      .replace(/\{\{.*?\}\}/g, '$_')
      .split(/["',\s\]]+/)
      .map((word) => (/[${]/.test(word) ? null : word));
    if (findCommandOperations(words)?.command !== undefined) return true;
  }
  return false;
}
