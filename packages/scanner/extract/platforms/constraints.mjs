// SPDX-License-Identifier: Apache-2.0
// node packages/scanner/extract/platforms/constraints.mjs GIT-DIRECTORY
// Writes data/platforms/constraints/RELEASE.json for every platform: upper-constraints.txt of openstack/requirements, of
// which GIT-DIRECTORY is a clone with branches and tags. Where a release has neither, platforms.yaml says what stands for it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { writeJson } from './write-json.mjs';

const DATA = fileURLToPath(new URL('../../data/platforms/', import.meta.url));
const [repository] = process.argv.slice(2);
const git = (...args) =>
  execFileSync('git', [`--git-dir=${repository}`, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** The first of the refs that the clone has, as a branch of its own, of its origin, or as a tag. */
function refOf(refs) {
  const spelled = refs.flatMap((ref) => [ref, `origin/${ref}`]);
  const found = spelled.find((ref) => {
    try {
      git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
      return true;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`the clone has none of ${refs.join(', ')}`);
  return found;
}

for (const { release, refs } of parse(readFileSync(join(DATA, 'platforms.yaml'), 'utf8')).platforms) {
  const ref = refOf(refs);
  const [commit, date] = git('log', '-1', '--format=%H %cs', ref).trim().split(' ');
  const constraints = {};
  for (const line of git('show', `${ref}:upper-constraints.txt`).split('\n')) {
    const [, name, version] = /^([A-Za-z0-9._-]+)===([^;\s]+)/.exec(line) ?? [];
    // A name may stand twice, for older interpreters with a marker: the line without one is for the release's own.
    if (name !== undefined && (constraints[name] === undefined || !line.includes(';')))
      constraints[name] = version;
  }
  const standsFor = ref.endsWith('master') ? `, before ${release} had a branch of its own` : '';
  const facts = {
    format: 'touchstone-constraints/1',
    release,
    source: `openstack/requirements, upper-constraints.txt, ${ref.replace(/^origin\//, '')} at ${commit} of ${date}${standsFor}`,
    constraints: Object.fromEntries(Object.entries(constraints).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  await writeJson(join(DATA, 'constraints', `${release}.json`), facts);
  process.stdout.write(`${release}: ${Object.keys(constraints).length} constraints from ${ref}\n`);
}
