// SPDX-License-Identifier: Apache-2.0
import { satisfies, valid, validRange } from '@renovatebot/pep440';

/**
 * Whether a Python version specifier (PEP 440; `^` and `~` as Poetry writes them, `||` between alternatives) admits a
 * version; undefined when the text is neither. A version alone stands for itself.
 */
export function pythonRangeAdmits(range: string, version: string): boolean | undefined {
  const alternatives = range.split('||').map((text) => specifierOf(text.trim()));
  if (valid(version) === null || alternatives.some((one) => one !== '' && !validRange(one))) return undefined;
  return alternatives.some((one) => one === '' || satisfies(version, one, { prereleases: true }));
}

function specifierOf(text: string): string {
  if (text === '*') return '';
  const parts = text.replace(/(?<=[0-9*])\s+(?=[<>=!~^])/g, ',').split(',');
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(partOf)
    .join(',');
}

function partOf(part: string): string {
  const poetry = /^([~^])\s*(\d+(?:\.\d+)*)$/.exec(part);
  if (poetry === null) return /^\d/.test(part) ? `==${part}` : part;
  const numbers = (poetry[2] ?? '').split('.').map(Number);
  // Poetry's documentation: `^0.3` stays below 0.4, `^1.2` below 2; `~1.2.3` and `~1.2` below 1.3, `~1` below 2.
  const first = numbers.findIndex((one) => one > 0);
  const last = numbers.length - 1;
  const fixed = poetry[1] === '~' ? Math.min(1, last) : first < 0 ? last : first;
  const next = [...numbers.slice(0, fixed), (numbers[fixed] ?? 0) + 1].join('.');
  return `>=${numbers.join('.')},<${next}`;
}
