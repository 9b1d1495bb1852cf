// SPDX-License-Identifier: Apache-2.0
import type { Node } from 'web-tree-sitter';
import { programNames } from '../commands/load-commands.js';
import type { Word } from '../commands/find-command-operations.js';

/** What a function of a script puts before the words that it is called with, and how many of these it keeps. */
export interface ShellFunction {
  readonly words: readonly Word[];
  readonly keeps: number;
}

let pattern: RegExp | undefined;

/**
 * The functions that hand their words to a client, `os() { openstack --os-cloud lab "$@"; }`, and those that do not
 * name one: they may run what they are given.
 * @param definitions nodes of function definitions
 */
export function shellFunctions(definitions: readonly Node[]): ReadonlyMap<string, ShellFunction | undefined> {
  return new Map(
    definitions.map((node) => [
      node.childForFieldName('name')?.text ?? '',
      readFunction(node.childForFieldName('body')?.text ?? ''),
    ]),
  );
}

function readFunction(body: string): ShellFunction | undefined {
  pattern ??= new RegExp(
    `(?:^|[\\s/(])(${programNames().join('|')})((?:[ \\t]+[^\\s;|&#]+){0,20}?)[ \\t]+"?\\$[@*]"?`,
  );
  const found = pattern.exec(body);
  if (found === null) return undefined;
  const options = (found[2] ?? '').split(/\s+/).filter((word) => word !== '');
  return {
    words: [found[1] ?? null, ...options.map((word) => (/[$`"']/.test(word) ? null : word))],
    keeps: [...body.slice(0, found.index).matchAll(/(?:^|[\s;])shift(?:[ \t]+(\d))?/g)].reduce(
      (sum, [, count]) => sum + Number(count ?? 1),
      0,
    ),
  };
}
