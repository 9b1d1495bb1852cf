// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import type { Namespace } from '../catalog/component-data.js';
import { findComponent } from '../catalog/find-component.js';
import { knownFinding } from '../component-finding.js';
import { lineCounter } from '../dependencies/line-of.js';

type Choice = ComponentFinding['choice'];

/** Comments, braces, conditions, resources of packages, services and classes, and includes, in the order of the text. */
const TOKENS =
  /#[^\n]*|\b(if|unless|elsif)\b([^{\n]*)\{|\b(?:else|case\b[^{\n]*)\s*\{|\b(package|service|class)\s*\{\s*(\[[^\]]*\]|'[^'\n]*'|"[^"\n]*")\s*:|^\s*(?:include|contain|require)\s+((?:'?(?:::)?[\w:]+'?(?:\s*,\s*)?)+)|\$\{|[{}]/gm;

/**
 * Packages, services and classes of Puppet. Its grammar cannot read `class { '::name': }` nor names that begin with
 * `::`, which is how modules bring others in; so this reads the text, braces and all.
 */
export function findInPuppet(text: string): readonly ComponentFinding[] {
  const found: ComponentFinding[] = [];
  /** The innermost condition of each block that is open. */
  const open: Choice[] = [];
  const lineAt = lineCounter(text);
  for (const match of text.matchAll(TOKENS)) {
    const token = match[0];
    if (token.startsWith('#')) continue;
    const choice = open.at(-1) ?? null;
    if (token === '}') open.pop();
    else if (match[1] !== undefined) open.push(choiceOf(match[2]!, lineAt(match.index)));
    else if (match[3] !== undefined) {
      const names = [...match[4]!.matchAll(/['"]([\w:.+-]+)['"]/g)].map((each) => each[1]!);
      found.push(...named(names, match[3], lineAt(match.index), choice));
      open.push(choice);
    } else if (match[5] !== undefined) {
      const names = match[5].split(',').map((name) => name.replaceAll(/['\s]/g, ''));
      found.push(...named(names, 'class', lineAt(match.index + token.search(/\S/)), choice));
    } else open.push(choice);
  }
  return found;
}

const choiceOf = (condition: string, line: number): Choice => ({
  kind: 'puppet-if',
  name: condition.trim().slice(0, 300),
  default: 'could not tell',
  line,
});

function named(
  names: readonly string[],
  type: string,
  line: number,
  choice: Choice,
): readonly ComponentFinding[] {
  const namespace: Namespace = type === 'class' ? 'puppet' : type === 'service' ? 'service' : 'package';
  return names.flatMap((name) => {
    const own = name.replace(/^::/, '');
    // `mysql::client` is no server of MySQL: where a part of a module is meant, the data name that part.
    const known = findComponent(namespace, own);
    if (known === undefined) return [];
    return [
      knownFinding(known, { line, how: 'deployed', ecosystem: 'puppet', optional: choice !== null, choice }),
    ];
  });
}
