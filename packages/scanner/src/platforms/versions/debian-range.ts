// SPDX-License-Identifier: Apache-2.0
import { compareVersions, isVersion } from './dotted-version.js';

/**
 * Whether a relation of a Debian package (`>= 2:1.0~`, `<< 3`) admits a version as its project numbers it: epoch, revision
 * and what Debian adds are left out on both sides. Source: Debian Policy, 7.1.
 */
export function debianRangeAdmits(range: string, version: string): boolean | undefined {
  const [, operator, wanted = ''] = /^(<<|<=|=|>=|>>)\s*(\S+)$/.exec(range) ?? [];
  const upstream = wanted
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '')
    .replace(/[~+].*$/, '');
  if (operator === undefined || !isVersion(upstream)) return undefined;
  const order = compareVersions(version, upstream);
  if (operator === '=') return order === 0;
  if (operator.startsWith('>')) return operator === '>=' ? order >= 0 : order > 0;
  return operator === '<=' ? order <= 0 : order < 0;
}
