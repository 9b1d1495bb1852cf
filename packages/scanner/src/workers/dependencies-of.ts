// SPDX-License-Identifier: Apache-2.0
import type { Dependency } from '../detect/detector.js';
import type { Finding } from '../detect/finding.js';

/** The dependencies that findings of the product's manifests and lock files declare; those of its tests are left out. */
export function dependenciesOf(findings: readonly Finding[]): readonly Dependency[] {
  return findings.flatMap((finding) => {
    if (finding.kind !== 'component' || finding.how !== 'dependency' || finding.ecosystem === null) return [];
    if ((finding.origin ?? 'product') !== 'product') return [];
    return [
      { ecosystem: finding.ecosystem, name: nameOf(finding.purl) ?? finding.title, version: finding.version },
    ];
  });
}

/** `pkg:npm/%40scope/name@1.2` → `@scope/name`, as the ecosystem names it. */
function nameOf(purl: string | null): string | undefined {
  const path = /^pkg:[^/]+\/([^@?#]+)/.exec(purl ?? '')?.[1];
  if (path === undefined) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
