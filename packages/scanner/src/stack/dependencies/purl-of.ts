// SPDX-License-Identifier: Apache-2.0
import type { DeclaredDependency } from './declared.js';

/** Ecosystems that have a purl type (github.com/package-url/purl-spec, PURL-TYPES). */
const TYPES: ReadonlySet<string> = new Set([
  'pypi',
  'golang',
  'gem',
  'maven',
  'npm',
  'nuget',
  'composer',
  'cargo',
  'deb',
]);

/** The package URL of a dependency, with its version where that is one and not a range; null where there is no type. */
export function purlOf({ ecosystem, name, version }: DeclaredDependency): string | null {
  if (!TYPES.has(ecosystem)) return null;
  const own = ecosystem === 'pypi' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name.replace(':', '/');
  const path = own.split('/').map(encodeURIComponent).join('/');
  const prefix = ecosystem === 'deb' ? 'debian/' : '';
  const exact = version !== null && /^[\w.+:-]+$/.test(version) ? `@${encodeURIComponent(version)}` : '';
  return `pkg:${ecosystem}/${prefix}${path}${exact}`.slice(0, 500);
}
