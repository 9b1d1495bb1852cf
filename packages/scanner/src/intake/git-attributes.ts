// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';

/** Attributes by which GitHub's linguist is told whose a file is (linguist, docs/overrides.md). */
const ORIGIN_OF_ATTRIBUTE: Readonly<Record<string, Origin>> = {
  'linguist-generated': 'generated',
  'linguist-vendored': 'vendored',
  'linguist-documentation': 'documentation',
};

/** A line of a .gitattributes file: paths that fit are of this origin, or expressly not (`null`). */
export interface AttributeRule {
  fits(path: string): boolean;
  readonly attribute: string;
  readonly origin: Origin | null;
}

/** Rules of one file; a hostile one may have any number of lines. */
const MOST_RULES = 500;

/**
 * What a .gitattributes file says of the origin of the files below its folder. Patterns as gitattributes(5) has them, which
 * are gitignore(5)'s without negation.
 * @param folder path of the folder that it lies in, '' for the root
 */
export function parseGitAttributes(text: string, folder: string): readonly AttributeRule[] {
  const rules: AttributeRule[] = [];
  for (const line of text.split('\n')) {
    if (!line.includes('linguist-')) continue;
    const [pattern, ...attributes] = line.trim().split(/\s+/);
    if (pattern === undefined || pattern.startsWith('#') || pattern.length > 300) continue;
    for (const word of attributes) {
      const [, off, attribute = '', value] = /^([-!]?)([\w-]+)(?:=(.*))?$/.exec(word) ?? [];
      const origin = ORIGIN_OF_ATTRIBUTE[attribute];
      if (origin === undefined) continue;
      const isOff = off !== '' || value === 'false';
      rules.push({ fits: globFits(pattern, folder), attribute, origin: isOff ? null : origin });
      if (rules.length >= MOST_RULES) return rules;
    }
  }
  return rules;
}

/** The origin that rules give a path: for each attribute the last that fits counts; undefined when none says anything. */
export function originByRules(rules: readonly AttributeRule[], path: string): Origin | null | undefined {
  const last = new Map<string, Origin | null>();
  for (const rule of rules) if (rule.fits(path)) last.set(rule.attribute, rule.origin);
  const said = [...last.values()];
  return said.find((origin) => origin !== null) ?? (said.length > 0 ? null : undefined);
}

/** Matches step by step, without a regular expression: a stranger's pattern must not cost more than its length. */
function globFits(pattern: string, folder: string): (path: string) => boolean {
  const below = folder === '' ? '' : `${folder}/`;
  const plain = pattern.replace(/^\//, '').replace(/\/$/, '/**');
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const steps = anchored ? plain.split('/') : ['**', ...plain.split('/')];
  return (path) => path.startsWith(below) && stepsFit(steps, path.slice(below.length).split('/'));
}

/** As the dynamic programme of glob matching: `**` takes any number of folders. */
function stepsFit(steps: readonly string[], parts: readonly string[]): boolean {
  let reach = parts.map(() => false);
  reach = [true, ...reach];
  for (const step of steps) {
    const next = reach.map(() => false);
    for (let at = 0; at <= parts.length; at += 1) {
      if (step === '**') next[at] = reach[at] === true || (at > 0 && next[at - 1] === true);
      else next[at] = at > 0 && reach[at - 1] === true && nameFits(step, parts[at - 1]!);
    }
    reach = next;
  }
  return reach[parts.length] === true;
}

/** `*` any characters, `?` one; brackets are rare and taken as they are. */
function nameFits(pattern: string, name: string): boolean {
  let [at, to, star, mark] = [0, 0, -1, 0];
  while (to < name.length) {
    if (at < pattern.length && pattern[at] === '*') {
      star = at++;
      mark = to;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[to])) {
      at += 1;
      to += 1;
    } else if (star >= 0) {
      at = star + 1;
      to = mark += 1;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
