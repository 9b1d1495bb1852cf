// SPDX-License-Identifier: Apache-2.0
import type { RawRelease, RawRoute, RawRule } from './raw-release.js';

/** What the probes share, and the probe that asks for policies; every other file in extract/probes asks one service. */
const SHARED: readonly string[] = ['common', 'mapped', 'flask-map', 'pecan-tree'];
const POLICY = 'policy';

/** How to reach an installed release; the edge of the tool (main.ts) gives the real thing. */
export interface ReleaseRoot {
  /** Runs Python source with the release's own interpreter and returns its standard output. Throws when it fails. */
  readonly python: (source: string) => string;
  /** Version of an installed package, or undefined. */
  readonly packageVersion: (name: string) => string | undefined;
  /** Names of the files in extract/probes, without `.py`. */
  readonly probes: readonly string[];
  /** Source of a probe or of what probes share. */
  readonly probe: (name: string) => string;
}

interface ProbeOutput {
  readonly routes: readonly RawRoute[];
  readonly microversions: Readonly<Record<string, readonly [string, string]>>;
  readonly package: string | null;
}

/** A probe that gave nothing, and the last thing that it said. */
export interface MissingProbe {
  readonly probe: string;
  readonly reason: string;
}

/**
 * Asks the code of an installed release what it answers and whom it lets through.
 * @param before what was read of this release earlier: services that are not asked now keep what they said
 * @param only probes to run; all when empty
 * @param others what was read of other releases: a distribution in the making mixes packages of two releases, and a
 *   service in a version that another release has is not kept as this one's
 * @returns raw facts; a probe that failed (the service is not installed) is named in `missing`
 */
export function readRelease(
  release: string,
  suite: string,
  root: ReleaseRoot,
  before?: RawRelease,
  only: readonly string[] = [],
  others: readonly RawRelease[] = [],
): { raw: RawRelease; missing: readonly MissingProbe[] } {
  const shared = SHARED.map((name) => root.probe(name)).join('\n');
  const missing: MissingProbe[] = [];
  let raw: RawRelease = before ?? {
    format: 'touchstone-raw-release/1',
    release,
    suite,
    packages: {},
    microversions: {},
    routes: [],
    rules: [],
  };
  for (const name of root.probes) {
    if (SHARED.includes(name) || (only.length > 0 && !only.includes(name))) continue;
    let output: unknown;
    try {
      output = JSON.parse(root.python(`${shared}\n${root.probe(name)}`));
    } catch (error) {
      missing.push({ probe: name, reason: lastWords(error) });
      continue;
    }
    if (name === POLICY) raw = withRules(raw, (output as { rules: RawRule[] }).rules);
    else {
      const found = output as ProbeOutput;
      const version = found.package === null ? undefined : root.packageVersion(found.package);
      const owner = others.find(({ packages }) => sameUpstream(packages[found.package ?? ''], version));
      if (owner)
        missing.push({ probe: name, reason: `${found.package} ${version} is that of ${owner.release}` });
      else raw = withRoutes(raw, name, found, version);
    }
  }
  return { raw, missing };
}

/** "2:30.0.0-3" and "2:30.0.0-4" are one version of the project. */
function sameUpstream(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.replace(/-[^-]*$/, '') === b.replace(/-[^-]*$/, '');
}

function withRoutes(
  raw: RawRelease,
  probe: string,
  output: ProbeOutput,
  version: string | undefined,
): RawRelease {
  const answered = new Set([probe, ...output.routes.map(({ service }) => service)]);
  return {
    ...raw,
    packages:
      version === undefined ? raw.packages : sortedKeys({ ...raw.packages, [output.package!]: version }),
    microversions: sortedKeys({ ...raw.microversions, ...output.microversions }),
    routes: inServiceOrder([...raw.routes.filter(({ service }) => !answered.has(service)), ...output.routes]),
  };
}

/** Services that this root does not have keep the rules that another root of the release gave. */
function withRules(raw: RawRelease, rules: readonly RawRule[]): RawRelease {
  const answered = new Set(rules.map(({ service }) => service));
  return {
    ...raw,
    rules: inServiceOrder([...raw.rules.filter(({ service }) => !answered.has(service)), ...rules]),
  };
}

/** Grouped by service, so that reading one of them again moves no line of another; in the probe's order within. */
function inServiceOrder<T extends { readonly service: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.service < b.service ? -1 : a.service > b.service ? 1 : 0));
}

function sortedKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function lastWords(error: unknown): string {
  const { stderr } = error as { stderr?: unknown };
  const said = typeof stderr === 'string' && stderr.trim() !== '' ? stderr : String(error);
  return said.trim().split('\n').at(-1)!.slice(0, 300);
}

/** One route or rule a line, so that versions of the file can be compared. */
export function writeRaw({ routes, rules, ...head }: RawRelease): string {
  const lines = (items: readonly unknown[]) =>
    `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return `${JSON.stringify(head).slice(0, -1)},\n"routes":${lines(routes)},\n"rules":${lines(rules)}}\n`;
}
