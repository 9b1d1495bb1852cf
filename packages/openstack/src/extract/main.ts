// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { matchRequest } from '../match/match-request.js';
import type { Operation } from '../operations/operation.js';
import { operations } from '../operations/operations.js';
import { compareReleases, getRelease } from '../releases/releases.js';
import type { Curation } from './curation.js';
import { coverRoutes } from './cover-routes.js';
import { describeChanges } from './describe-changes.js';
import { describeCoverage } from './describe-coverage.js';
import { mergeService } from './merge.js';
import type { DocumentedRange, RawRelease } from './raw-release.js';
import { readRelease, writeRaw, type ReleaseRoot } from './read-release.js';

const USAGE = `usage:
  main.js read RELEASE ROOT [PROBE…]
                              ask the release installed in ROOT (a directory to chroot into, or /) and keep what it
                              says; with PROBE only that of extract/probes, the others keep what they said before
  main.js merge [--check] [SERVICE…]
                              merge all that was read into data/, and print what changed; --check writes nothing
  main.js coverage [RELEASE]  hold every route that was read against the index, and the index against the routes; with
                              RELEASE also name its routes that are no operation; exit 1 when something does not fit
`;

const root = fileURLToPath(new URL('../../', import.meta.url));
const at = (...path: string[]) => join(root, ...path);
const say = (line: string) => process.stdout.write(`${line}\n`);

function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(at(...path), 'utf8')) as T;
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(at(path), 'utf8');
  } catch {
    return otherwise;
  }
}

function installedIn(directory: string): ReleaseRoot {
  const run = (command: string, args: string[], input?: string) =>
    execFileSync('chroot', [directory, command, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      ...(input === undefined ? {} : { input }),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  return {
    python: (source) => run('python3', ['-'], source),
    packageVersion: (name) => {
      try {
        return run('dpkg-query', ['-W', '-f', '${Version}', name]) || undefined;
      } catch {
        return undefined;
      }
    },
    probes: readdirSync(at('extract', 'probes'))
      .flatMap((name) => (name.endsWith('.py') ? [name.slice(0, -3)] : []))
      .sort(),
    probe: (name) => readFileSync(at('extract', 'probes', `${name}.py`), 'utf8'),
  };
}

function read(releaseName: string, directory: string, only: readonly string[]): void {
  const release = getRelease(releaseName).name;
  const file = at('data', 'raw', `${release}.json`);
  const before = existsSync(file) ? readJson<RawRelease>('data', 'raw', `${release}.json`) : undefined;
  const others = allRaw().filter((one) => one.release !== release);
  const installed = installedIn(directory);
  const { raw, missing } = readRelease(release, suiteOf(directory), installed, before, only, others);
  writeFileSync(file, writeRaw(raw));
  say(`${release}: ${raw.routes.length} routes, ${raw.rules.length} rules`);
  for (const { probe, reason } of missing) say(`${release}: ${probe} could not be asked: ${reason}`);
  if (missing.length > 0) process.exitCode = 1;
}

/**
 * Debian's unstable suite calls itself by the name of the next stable one, and "/sid" only in its long name; testing says
 * the very same. What lab and `roots` make is in a directory of the suite's name.
 */
function suiteOf(directory: string): string {
  const text = readFileSync(join(directory, 'etc/os-release'), 'utf8');
  const codename = /^VERSION_CODENAME=(\S+)/m.exec(text)?.[1] ?? 'unknown';
  if (!/^PRETTY_NAME=.*\/sid"?$/m.test(text)) return codename;
  return basename(directory) === codename ? codename : 'sid';
}

function allRaw(): RawRelease[] {
  return readdirSync(at('data', 'raw'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => readJson<RawRelease>('data', 'raw', name))
    .sort((a, b) => compareReleases(a.release, b.release));
}

/** The table of microversions with what was read; written first, since the merge dates deprecations by it. */
function mergeMicroversions(raw: readonly RawRelease[]): string {
  const table = readJson<Record<string, Record<string, readonly [string, string]>>>(
    'data',
    'microversions.json',
  );
  for (const release of raw) {
    for (const [type, range] of Object.entries(release.microversions))
      (table[type] ??= {})[release.release] = range;
  }
  const lines = Object.entries(table).map(
    ([type, ranges]) => `${JSON.stringify(type)}: ${JSON.stringify(ranges)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

function merge(check: boolean, only: readonly string[]): void {
  let stale = false;
  const write = (path: string, text: string) => {
    if (text === readOr(path, '')) return;
    stale = true;
    if (!check) writeFileSync(at(path), text);
  };
  const raw = allRaw();
  write('data/microversions.json', mergeMicroversions(raw));
  const documented = readJson<readonly DocumentedRange[]>('data', 'api-ref-ranges.json');
  for (const file of readdirSync(at('data', 'curation')).sort()) {
    const service = file.replace(/\.json$/, '');
    if (only.length > 0 && !only.includes(service)) continue;
    const merged = mergeService(service, raw, documented, readJson<Curation>('data', 'curation', file));
    const path = `data/operations/${service}.json`;
    for (const line of describeChanges(JSON.parse(readOr(path, '[]')) as Operation[], merged)) say(line);
    write(path, `[\n${merged.map((operation) => JSON.stringify(operation)).join(',\n')}\n]\n`);
    say(`${service}: ${merged.length} operations`);
  }
  if (check && stale) process.exitCode = 1;
}

/** Everything that was read against the index; with a release, its routes that are no operation as well. */
function coverage(releaseName?: string): void {
  const raw = allRaw();
  const curations = new Map<string, Curation>();
  const curationOf = (service: string): Curation => {
    let found = curations.get(service);
    if (!found) {
      const text = readOr(join('data', 'curation', `${service}.json`), '{}');
      curations.set(service, (found = JSON.parse(text) as Curation));
    }
    return found;
  };
  const found = coverRoutes(raw, operations(), matchRequest, curationOf);
  const shown = releaseName === undefined ? undefined : getRelease(releaseName).name;
  for (const line of describeCoverage(found, shown)) say(line);
  if (found.problems.length > 0 || found.unindexed.length > 0) process.exitCode = 1;
}

const [command, ...args] = process.argv.slice(2);
if (command === 'read' && args.length >= 2) read(args[0]!, args[1]!, args.slice(2));
else if (command === 'merge')
  merge(
    args.includes('--check'),
    args.filter((one) => one !== '--check'),
  );
else if (command === 'coverage' && args.length <= 1) coverage(args[0]);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
