// SPDX-License-Identifier: Apache-2.0
import type { RawRelease, RawRoute, RawRule } from './raw-release.js';

/** Probes in extract/probes, one per service; each prints JSON on standard output. */
export const PROBES = [
  'identity',
  'compute',
  'placement',
  'network',
  'image',
  'block-storage',
  'object-store',
  'orchestration',
] as const;

/** How to reach an installed release; the edge of the tool (main.ts) gives the real thing. */
export interface ReleaseRoot {
  /** Runs Python source with the release's own interpreter and returns its standard output. */
  readonly python: (source: string) => string;
  /** Version of an installed package, or undefined. */
  readonly packageVersion: (name: string) => string | undefined;
  /** Source of a probe or of what probes share. */
  readonly probe: (name: string) => string;
}

interface ProbeOutput {
  readonly routes: readonly RawRoute[];
  readonly microversions: Readonly<Record<string, readonly [string, string]>>;
  readonly package: string | null;
}

/**
 * Asks the code of an installed release what it answers and whom it lets through.
 * @returns raw facts; a service that is not installed is named in `missing` and has no routes
 */
export function readRelease(
  release: string,
  suite: string,
  root: ReleaseRoot,
): { raw: RawRelease; missing: readonly string[] } {
  const shared = `${root.probe('common')}\n${root.probe('mapped')}\n`;
  const routes: RawRoute[] = [];
  const packages: Record<string, string> = {};
  const microversions: Record<string, readonly [string, string]> = {};
  const missing: string[] = [];
  for (const service of PROBES) {
    let output: ProbeOutput;
    try {
      output = JSON.parse(root.python(shared + root.probe(service))) as ProbeOutput;
    } catch {
      missing.push(service);
      continue;
    }
    routes.push(...output.routes);
    Object.assign(microversions, output.microversions);
    const version = output.package === null ? undefined : root.packageVersion(output.package);
    if (output.package !== null && version !== undefined) packages[output.package] = version;
  }
  const { rules } = JSON.parse(root.python(shared + root.probe('policy'))) as { rules: RawRule[] };
  const raw = {
    format: 'touchstone-raw-release/1',
    release,
    suite,
    packages,
    microversions,
    routes,
    rules,
  } as const;
  return { raw, missing };
}

/** One route or rule a line, so that versions of the file can be compared. */
export function writeRaw({ routes, rules, ...head }: RawRelease): string {
  const lines = (items: readonly unknown[]) =>
    `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return `${JSON.stringify(head).slice(0, -1)},\n"routes":${lines(routes)},\n"rules":${lines(rules)}}\n`;
}
