// SPDX-License-Identifier: Apache-2.0
import type { Dependency } from '../detect/detector.js';
import { shortText } from './plain-words.js';

/** Versions listed of one thing at most. */
const MOST_VERSIONS = 50;

/** Versions of these packages (purls without versions) that the project declares, sorted as text. */
export function declaredVersions(purls: readonly string[], dependencies: readonly Dependency[]): string[] {
  const names = new Set(purls.map(plainPurl));
  const versions = dependencies
    .filter((one) => one.version !== null && names.has(plainPurl(`pkg:${one.ecosystem}/${one.name}`)))
    .map((one) => shortText(one.version ?? ''));
  return [...new Set(versions)].sort().slice(0, MOST_VERSIONS);
}

/** Whether the project declares one of these packages. */
export function isDeclared(purls: readonly string[], dependencies: readonly Dependency[]): boolean {
  const names = new Set(purls.map(plainPurl));
  return dependencies.some((one) => names.has(plainPurl(`pkg:${one.ecosystem}/${one.name}`)));
}

/** Names of packages are the same in any case, and on PyPI with `_`, `.` or `-` (PEP 503). */
function plainPurl(purl: string): string {
  const plain = decodeURIComponentSafely(purl).toLowerCase();
  return plain.startsWith('pkg:pypi/') ? plain.replace(/[-_.]+/g, '-') : plain;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
