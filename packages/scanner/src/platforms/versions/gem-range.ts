// SPDX-License-Identifier: Apache-2.0
import { compareVersions, isVersion, segmentsOf } from './dotted-version.js';

/**
 * Whether RubyGems' requirements (`~> 3.1, >= 3.1.2`) admit a version; undefined when the text is no such requirement.
 * Source: RubyGems' guide on patterns, "pessimistic version constraint".
 */
export function gemRangeAdmits(range: string, version: string): boolean | undefined {
  const parts = range.split(',').map((part) => /^\s*(~>|>=|<=|!=|=|>|<)?\s*(\S+)\s*$/.exec(part));
  if (parts.some((part) => part?.[2] === undefined || !isVersion(part[2]))) return undefined;
  return parts.every((part) => admits(part?.[1] ?? '=', part?.[2] ?? '', version));
}

function admits(operator: string, wanted: string, version: string): boolean {
  const order = compareVersions(version, wanted);
  switch (operator) {
    case '~>':
      return order >= 0 && compareVersions(version, bump(wanted)) < 0;
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '!=':
      return order !== 0;
    default:
      return order === 0;
  }
}

/** The first version that `~>` no longer admits: without its last segment, the one before it one higher. */
function bump(version: string): string {
  const numbers = segmentsOf(version).filter((segment) => typeof segment === 'number');
  const kept = numbers.length > 1 ? numbers.slice(0, -1) : numbers;
  return [...kept.slice(0, -1), (kept.at(-1) ?? 0) + 1].join('.');
}
