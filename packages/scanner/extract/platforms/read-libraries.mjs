// SPDX-License-Identifier: Apache-2.0
import { upstreamVersion } from './upstream-version.mjs';

/**
 * How many other packages must depend on a library for it to be shared there. Names that are asked for are kept in any
 * case; the rest is kept small.
 */
const DEPENDENTS = { pypi: 3, gem: 2, maven: 8, npm: 5, golang: 5 };
/** A package with more distributions than this (a cloud's whole SDK) does not make each of them shared. */
const MANY = 20;

const PLACES = [
  [
    'pypi',
    /^usr\/lib\/python3\/dist-packages\/([^/ ]+?)-([0-9][^-/]*)(?:-py3[0-9.]*)?\.(?:egg|dist)-info[/ ]/,
  ],
  [
    'gem',
    /^usr\/(?:share|lib)\/\S*rubygems-integration\/[^/]+\/specifications\/(\S+?)-([0-9][^/ -]*)(?:-[a-z0-9_-]+)?\.gemspec /,
  ],
  ['maven', /^usr\/share\/maven-repo\/(\S+)\/([^/ ]+)\/([^/ ]+)\/[^/ ]+\.pom /],
  ['golang', /^usr\/share\/gocode\/src\/(\S+)\/[^/ ]+\.go /],
];

/** A name as PyPI compares it (PEP 503). */
export const pypiName = (name) => name.toLowerCase().replace(/[-_.]+/g, '-');

/**
 * Libraries by ecosystem, under the names that they have in it: from the files that the suite's Contents index lists
 * (metadata of Python distributions, gemspecs, the repository of Maven, sources of Go), and for Node.js from the names of
 * packages (Debian's policy for it: node-NAME, scope-name). `asked` says of `ecosystem name` whether it is kept anyway.
 */
export async function readLibraries(lines, { packages, dependents }, asked) {
  const found = [];
  const roots = new Map();
  const carried = new Map();
  for await (const line of lines) {
    const [ecosystem, match] = placeOf(line);
    if (match === null) continue;
    const owner = ownerOf(line);
    if (ecosystem === 'golang') roots.set(owner, commonFolder(roots.get(owner), match[1]));
    else found.push({ ecosystem, owner, match });
  }
  for (const { ecosystem, owner, match } of found) {
    if (ecosystem !== 'pypi') continue;
    carried.set(owner, (carried.get(owner) ?? new Set()).add(match[1]));
  }

  const shared = (ecosystem, name) => (dependents.get(name) ?? 0) >= DEPENDENTS[ecosystem];
  const versionOf = (owner) => upstreamVersion(packages.get(owner)?.version ?? '');
  const libraries = { pypi: {}, gem: {}, maven: {}, npm: {}, golang: {} };
  const own = new Set();
  for (const { ecosystem, owner, match } of found) {
    const [, first, second, third] = match;
    if (ecosystem === 'pypi') {
      const name = pypiName(first);
      const common = owner.startsWith('python3-') && shared('pypi', owner) && carried.get(owner).size <= MANY;
      // Packages built without their project's history say 0.0.0 in their metadata, or a .dev0 that they are not.
      const version = /^0\.0\.0|\.dev0$/.test(second) ? versionOf(owner) : second.replace(/[+~_].*$/, '');
      if (!(asked(`pypi ${name}`) || common) || own.has(name)) continue;
      libraries.pypi[name] = version;
      // Of two packages with a distribution of one name, Debian's policy names the library's python3-NAME.
      if (pypiName(owner) === `python3-${name}`) own.add(name);
    } else if (ecosystem === 'gem') {
      if (asked(`gem ${first}`) || shared('gem', owner)) libraries.gem[first] = second;
    } else if (!/^debian$|\.x$/.test(third) && !/parent$|bom$/.test(second)) {
      const name = `${first.replaceAll('/', '.')}:${second}`;
      if (asked(`maven ${name}`) || shared('maven', owner)) libraries.maven[name] = third;
    }
  }
  for (const [owner, root] of roots) {
    const version = versionOf(owner);
    // Several modules in one package have only a host or an owner in common; a commit's date is no version.
    const isModule =
      /^golang-.*-dev$/.test(owner) && root.split('/').length >= 2 && !/^0(?:\.0)*$/.test(version);
    if (isModule && (asked(`golang ${root}`) || shared('golang', owner))) libraries.golang[root] = version;
  }
  for (const { name, version, provides } of packages.values()) {
    for (const [one, its] of [[name, version], ...provides]) {
      if (!one.startsWith('node-') || its === undefined || !shared('npm', one)) continue;
      libraries.npm[one.slice('node-'.length)] = upstreamVersion(its);
    }
  }
  return Object.fromEntries(Object.entries(libraries).map(([ecosystem, all]) => [ecosystem, sorted(all)]));
}

function placeOf(line) {
  for (const [ecosystem, place] of PLACES) {
    const match = place.exec(line);
    if (match !== null) return [ecosystem, match];
  }
  return [undefined, null];
}

/** The package that a line of Contents names first; each stands behind its section. */
function ownerOf(line) {
  const [first] = line.slice(line.lastIndexOf(' ') + 1).split(',');
  return first.split('/').at(-1);
}

function commonFolder(known, folder) {
  if (known === undefined) return folder;
  const steps = folder.split('/');
  const same = known.split('/').findIndex((step, at) => step !== steps[at]);
  return same < 0 ? known : steps.slice(0, same).join('/');
}

const sorted = (all) => Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
