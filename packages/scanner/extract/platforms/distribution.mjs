// SPDX-License-Identifier: Apache-2.0
// node packages/scanner/extract/platforms/distribution.mjs SUITE…
// Writes data/platforms/distributions/SUITE.json: versions of runtimes, of the packages that data/platforms/packages.yaml
// names, and of libraries under the names of their ecosystems, from the suite's Packages and Contents indexes. The mirror
// is the one of this machine's own apt configuration. Needs Linux with apt; run constraints.mjs before.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readSuite } from './apt.mjs';
import { pypiName, readLibraries } from './read-libraries.mjs';
import { readPackages } from './read-packages.mjs';
import { upstreamVersion } from './upstream-version.mjs';
import { writeJson } from './write-json.mjs';

const DATA = fileURLToPath(new URL('../../data/platforms/', import.meta.url));
const wanted = parse(readFileSync(join(DATA, 'packages.yaml'), 'utf8'));
const { platforms } = parse(readFileSync(join(DATA, 'platforms.yaml'), 'utf8'));

/** `ecosystem name` of what OpenStack's constraints name, and of the SDKs that the scanner knows. */
function askedFor() {
  const constraints = join(DATA, 'constraints');
  const sdks = join(DATA, '../sdks');
  const constrained = readdirSync(constraints).flatMap((name) =>
    Object.keys(JSON.parse(readFileSync(join(constraints, name), 'utf8')).constraints),
  );
  const purls = readdirSync(sdks).flatMap(
    (name) => parse(readFileSync(join(sdks, name), 'utf8')).purls ?? [],
  );
  return new Set([
    ...constrained.map((name) => `pypi ${pypiName(name)}`),
    ...purls.map((purl) => {
      const [, ecosystem, name] = /^pkg:([a-z]+)\/([^@?]+)/.exec(purl);
      return `${ecosystem} ${ecosystem === 'pypi' ? pypiName(name) : ecosystem === 'maven' ? name.replace('/', ':') : name}`;
    }),
  ]);
}

const asked = askedFor();

function runtimeOf({ default: usual, all }, packages) {
  const matching = new RegExp(all);
  const versions = [...packages.values()].filter(({ name }) => matching.test(name));
  const chosen = packages.get(usual)?.depends.find((name) => matching.test(name)) ?? usual;
  const found = packages.get(chosen);
  if (found === undefined) return undefined;
  const others = versions
    .map(({ version }) => upstreamVersion(version))
    .sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b) || (a < b ? -1 : 1));
  return { default: upstreamVersion(found.version), versions: others };
}

for (const suite of process.argv.slice(2)) {
  const platform = platforms.find((one) => one.suite === suite);
  if (platform === undefined)
    throw new Error(`${suite}: no platform of data/platforms/platforms.yaml has this suite`);
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-suite-'));
  try {
    const { version, date, lines } = readSuite(suite, folder);
    const read = await readPackages(lines('Packages'));
    const { packages } = read;
    const facts = {
      format: 'touchstone-distribution/1',
      suite,
      source: `Packages and Contents of ${suite}, main, amd64, ${version === undefined ? '' : `${version}, `}as of ${date}`,
      runtimes: Object.fromEntries(
        Object.entries(wanted.runtimes)
          .map(([language, how]) => [language, runtimeOf(how, packages)])
          .filter(([, found]) => found !== undefined),
      ),
      packages: Object.fromEntries(
        wanted.packages
          .filter((name) => packages.has(name))
          .sort()
          .map((name) => [name, upstreamVersion(packages.get(name).version)]),
      ),
      libraries: await readLibraries(lines('Contents'), read, (name) => asked.has(name)),
    };
    await writeJson(join(DATA, 'distributions', `${suite}.json`), facts);
    const counts = Object.entries(facts.libraries).map(([name, all]) => `${name} ${Object.keys(all).length}`);
    process.stdout.write(`${suite}: ${Object.keys(facts.packages).length} packages, ${counts.join(', ')}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
