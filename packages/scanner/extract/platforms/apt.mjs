// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg';
const CONTENTS = 'Acquire::IndexTargets::deb::Contents-deb';

/** The mirror of this machine's own apt configuration: the first source that has `main` and is not for security. */
function mirror() {
  const folder = '/etc/apt/sources.list.d';
  const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const stanzas = readdirSync(folder)
    .filter((name) => name.endsWith('.sources'))
    .sort()
    .flatMap((name) => read(join(folder, name)).split(/\n\s*\n/));
  for (const stanza of stanzas) {
    const field = (name) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(stanza)?.[1]?.split(/\s+/) ?? [];
    if (
      field('Components').includes('main') &&
      !field('Suites').some((suite) => suite.includes('-security'))
    ) {
      return field('URIs')[0];
    }
  }
  const line = /^deb\s+(?:\[.*?\]\s+)?(\S+)\s+(?!\S*-security)\S+\s.*\bmain\b/m.exec(
    read('/etc/apt/sources.list'),
  );
  if (line === null) throw new Error('no Debian mirror in the apt configuration');
  return line[1];
}

/**
 * An apt of its own for one suite, sharing nothing with the machine's: fetches Release, Packages and Contents of main.
 * Returns the date and version of the suite, and `lines(index)`, which reads `Packages` or `Contents` line by line.
 */
export function readSuite(suite, folder) {
  for (const part of [
    'etc/apt',
    'var/lib/apt/lists/partial',
    'var/cache/apt/archives/partial',
    'var/lib/dpkg',
  ]) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  const status = join(folder, 'var/lib/dpkg/status');
  writeFileSync(status, '');
  writeFileSync(join(folder, 'etc/apt/sources.list'), `deb [signed-by=${KEYS}] ${mirror()} ${suite} main\n`);
  const options = {
    Dir: folder,
    'Dir::State::status': status,
    // Old suites are past the date until which their lists are meant to be fresh.
    'Acquire::Check-Valid-Until': 'false',
    'Acquire::Languages': 'none',
    'APT::Sandbox::User': 'root',
    [`${CONTENTS}::MetaKey`]: '$(COMPONENT)/Contents-$(ARCHITECTURE)',
    [`${CONTENTS}::ShortDescription`]: 'Contents-$(ARCHITECTURE)',
    [`${CONTENTS}::Description`]: '$(RELEASE)/$(COMPONENT) $(ARCHITECTURE) Contents',
    [`${CONTENTS}::KeepCompressed`]: 'true',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  execFileSync('/usr/bin/apt-get', [...flags, 'update'], { stdio: ['ignore', 'ignore', 'inherit'] });

  const lists = join(folder, 'var/lib/apt/lists');
  const named = (part) =>
    readdirSync(lists)
      .filter((name) => name.includes(part))
      .sort()
      .map((name) => join(lists, name));
  const release = readFileSync(named('InRelease')[0], 'utf8');
  const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(release)?.[1];
  return {
    version: field('Version'),
    date: new Date(field('Date')).toISOString().slice(0, 10),
    lines: (index) => {
      const helper = spawn('/usr/lib/apt/apt-helper', ['cat-file', ...named(`_${index}`)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return createInterface({ input: helper.stdout });
    },
  };
}
