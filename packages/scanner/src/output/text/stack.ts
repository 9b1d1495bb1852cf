// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, padEnd, type Component, type Ink, type Scan } from '@touchstone/model';

/** Components named in a line; the JSON has all. */
const SHOWN = 12;

/** What the product deploys and requires, by concern, and how many libraries of which ecosystems it asks for. */
export function stackLines(scan: Scan, ink: Ink): readonly string[] {
  const own = scan.components.filter((one) => one.origin === 'product');
  const line = (how: Component['how'], word: string): readonly string[] => {
    const some = own.filter((one) => one.how === how && one.role !== 'library');
    return some.length === 0 ? [] : ink.block(`  ${ink.say(padEnd(word, 12), 'quiet')}`, 14, named(some));
  };
  const libraries = libraryWords(own);
  const lines = [
    ...line('deployed', 'deploys'),
    ...line('required', 'requires'),
    ...(libraries === '' ? [] : ink.block(`  ${ink.say(padEnd('libraries', 12), 'quiet')}`, 14, libraries)),
    ...runtimeLines(scan, ink),
  ];
  return lines.length === 0 ? [] : [ink.heading('Stack'), ...lines];
}

/** Those of a concern first: they are what is weighed against OpenStack's own. */
function named(components: readonly Component[]): string {
  const titles = new Map<string, string>();
  for (const one of components.toSorted((a, b) => Number(a.concern === null) - Number(b.concern === null))) {
    const optional = one.optional ? ', optional' : '';
    const about = one.concern === null ? optional.slice(2) : `${one.concern}${optional}`;
    if (!titles.has(one.title)) titles.set(one.title, about === '' ? one.title : `${one.title} (${about})`);
  }
  const rest = titles.size - SHOWN;
  return [...titles.values()].slice(0, SHOWN).join(', ') + (rest > 0 ? ` and ${formatCount(rest)} more` : '');
}

function libraryWords(components: readonly Component[]): string {
  const counts = new Map<string, { all: number; direct: number }>();
  for (const { how, ecosystem, direct } of components) {
    if (how !== 'dependency') continue;
    const name = ecosystem ?? 'other';
    const known = counts.get(name) ?? { all: 0, direct: 0 };
    counts.set(name, { all: known.all + 1, direct: known.direct + (direct === true ? 1 : 0) });
  }
  return [...counts]
    .map(([name, { all, direct }]) => {
      const asked = direct > 0 && direct < all ? ` (${formatCount(direct)} asked for directly)` : '';
      return `${formatCounted(all, `${name} package`)}${asked}`;
    })
    .join(', ');
}

function runtimeLines(scan: Scan, ink: Ink): readonly string[] {
  if (scan.runtimes.length === 0) return [];
  const wants = new Map<string, string[]>();
  for (const one of scan.runtimes) wants.set(one.language, [...(wants.get(one.language) ?? []), one.wants]);
  const words = [...wants].map(([language, list]) => {
    const more = list.length > 3 ? ` and ${formatCount(list.length - 3)} more` : '';
    return `${language} ${list.slice(0, 3).join(' | ')}${more}`;
  });
  return ink.block(`  ${ink.say(padEnd('runtimes', 12), 'quiet')}`, 14, words.join(', '));
}
