// SPDX-License-Identifier: Apache-2.0
import type { Node } from 'web-tree-sitter';
import type { Word } from '../commands/find-command-operations.js';
import { quotedScript, shellWord } from './shell-word.js';

/** Variables of a script that hold words of a command: `OPENSTACK="openstack --os-cloud lab"`, `CMD=(nova boot)`. */
export type ShellVariables = ReadonlyMap<string, readonly Word[]>;

/** The words that a value of an assignment holds. */
export function assignedWords(value: Node): readonly Word[] {
  if (value.type === 'array') return value.namedChildren.map(shellWord);
  const text = quotedScript(value) ?? value.text;
  return text
    .trim()
    .split(/\s+/)
    .map((word) => (/[$`]/.test(word) ? null : word));
}

/**
 * The words that a variable in the place of the program stands for: as it was assigned, as its default says
 * (`${OPENSTACK:-openstack}`), or, where its name alone says it, the client's program.
 */
export function expandedWords(text: string, variables: ShellVariables): readonly Word[] | undefined {
  const found = /^"?\$\{?(\w+)(?:\[[@*]\])?(?::?[-=]([^}]*))?\}?"?$/.exec(text);
  if (found === null) return undefined;
  const [, name = '', byDefault] = found;
  const assigned = variables.get(name);
  if (assigned !== undefined) return assigned;
  if (byDefault !== undefined) return byDefault.split(/\s+/);
  return /^(?:OPENSTACK|OSC|OPENSTACK_?(?:CMD|BIN|CLI|CLIENT))$/i.test(name) ? ['openstack'] : undefined;
}
