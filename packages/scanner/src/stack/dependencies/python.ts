// SPDX-License-Identifier: Apache-2.0
import { parse } from 'smol-toml';
import type { DeclaredDependency, DeclaredRuntime, Manifest, ManifestReader } from './declared.js';
import { lineOf } from './line-of.js';

/** `name[extra] >=1,<2 ; marker` of PEP 508, without its extras, marker and hashes; undefined where it is none. */
function requirement(
  text: string,
  line: number,
  scope: DeclaredDependency['scope'],
  optional = false,
): DeclaredDependency | undefined {
  const bare = text
    .replace(/\s#.*$/, '')
    .split(';')[0]!
    .replace(/\s--hash.*$/, '')
    .replace(/\\$/, '')
    .trim();
  const match = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(bare);
  if (match === null || /^(?:https?|git|file):|:\/\//.test(bare.split('@')[0]!)) return undefined;
  const range = match[2]!.replace(/[()\s]/g, '');
  if (range !== '' && !/^(?:[<>=!~]|@)/.test(range)) return undefined;
  const exact = /^===?([^*,]+)$/.exec(range)?.[1];
  const version = range === '' || range.startsWith('@') ? null : (exact ?? range);
  return { line, ecosystem: 'pypi', name: match[1]!, version, direct: true, scope, optional };
}

const TEST_NAME =
  /(?:^|[-_/.])(?:test|tests|testing|dev|devel|develop|development|lint|docs?|ci|style|typing)(?:[-_/.]|$)/i;

export const readRequirements: ManifestReader = (text, path) => {
  const scope = TEST_NAME.test(path.slice(path.lastIndexOf('/') + 1)) ? 'test' : 'product';
  const dependencies = text.split('\n').flatMap((raw, at) => {
    const content = raw.trim();
    if (content === '' || content.startsWith('#') || content.startsWith('-')) return [];
    return requirement(content, at + 1, scope) ?? [];
  });
  return { self: null, dependencies, runtimes: [] };
};

/** setup.cfg, of setuptools and of pbr: sections of indented lists. */
export const readSetupCfg: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  const runtimes: DeclaredRuntime[] = [];
  let self: Manifest['self'] = null;
  let section = '';
  let key = '';
  for (const [at, raw] of text.split('\n').entries()) {
    const line = at + 1;
    const header = /^\[([^\]]+)\]/.exec(raw);
    if (header !== null) {
      [section, key] = [header[1]!.trim(), ''];
      continue;
    }
    const pair = /^([\w.-]+)\s*=\s*(.*)$/.exec(raw);
    const value = (pair === null ? raw : pair[2]!).trim();
    if (pair !== null) key = pair[1]!.replaceAll('-', '_').toLowerCase();
    if (pair === null && !/^\s/.test(raw)) continue;
    if (value === '' || value.startsWith('#')) continue;
    if (section === 'metadata' && key === 'name') self = { line, ecosystem: 'pypi', name: value };
    if (/^(?:metadata|options)$/.test(section) && /^(?:python_requires|requires_python)$/.test(key)) {
      runtimes.push({ line, language: 'python', wants: value });
    }
    const extra = section === 'extras' || section === 'options.extras_require';
    if ((section === 'options' && key === 'install_requires') || extra) {
      const found = requirement(
        value.replace(/:\s*\(.*\)$|:.*$/, ''),
        line,
        extra && TEST_NAME.test(key) ? 'test' : 'product',
        extra,
      );
      if (found !== undefined) dependencies.push(found);
    }
  }
  return { self, dependencies, runtimes };
};

/** The literals of setup.py; it is never run, so what it computes is not seen. */
export const readSetupPy: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  const uncommented = text.replaceAll(/(^|\s)#[^\n]*/g, '$1');
  for (const list of uncommented.matchAll(
    /\b(install_requires|tests_require|requires)\s*=\s*\[([^\]]*)\]/g,
  )) {
    const scope = list[1] === 'tests_require' ? 'test' : 'product';
    for (const item of list[2]!.matchAll(/(["'])([^"'\n]+)\1/g)) {
      const line = lineOf(uncommented, list.index + list[0].indexOf(item[0]));
      const found = requirement(item[2]!, line, scope);
      if (found !== undefined) dependencies.push(found);
    }
  }
  const wants = /\bpython_requires\s*=\s*(["'])([^"'\n]+)\1/.exec(uncommented);
  const name = /\bsetup\([^)]*?\bname\s*=\s*(["'])([\w.-]+)\1/.exec(uncommented);
  return {
    self: name === null ? null : { line: lineOf(uncommented, name.index), ecosystem: 'pypi', name: name[2]! },
    dependencies,
    runtimes:
      wants === null
        ? []
        : [{ line: lineOf(uncommented, wants.index), language: 'python', wants: wants[2]! }],
  };
};

type Table = Readonly<Record<string, unknown>>;
const table = (value: unknown): Table =>
  typeof value === 'object' && value !== null ? (value as Table) : {};
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** pyproject.toml: PEP 621, PEP 735 and Poetry. */
export const readPyproject: ManifestReader = (text) => {
  const top = table(parse(text));
  const project = table(top['project']);
  const poetry = table(table(top['tool'])['poetry']);
  const lists: [readonly string[], DeclaredDependency['scope'], boolean][] = [
    [texts(project['dependencies']), 'product', false],
    ...Object.entries(table(project['optional-dependencies'])).map(
      ([group, list]): [readonly string[], DeclaredDependency['scope'], boolean] => [
        texts(list),
        TEST_NAME.test(group) ? 'test' : 'product',
        true,
      ],
    ),
    ...Object.values(table(top['dependency-groups'])).map(
      (list): [readonly string[], DeclaredDependency['scope'], boolean] => [texts(list), 'test', false],
    ),
  ];
  const dependencies = lists.flatMap(([list, scope, optional]) =>
    list.flatMap((item) => requirement(item, lineOf(text, text.indexOf(item)), scope, optional) ?? []),
  );
  const runtimes: DeclaredRuntime[] = [];
  const say = (wants: unknown, at: RegExp): void => {
    if (typeof wants === 'string')
      runtimes.push({ line: lineOf(text, text.search(at)), language: 'python', wants });
  };
  say(project['requires-python'], /^requires-python/m);
  const groups = Object.entries(table(poetry['group']));
  for (const [group, entries] of [
    ['', poetry['dependencies']] as const,
    ['dev', poetry['dev-dependencies']] as const,
    ...groups.map(([name, value]) => [name, table(value)['dependencies']] as const),
  ]) {
    for (const [name, wants] of Object.entries(table(entries))) {
      const version = typeof wants === 'string' ? wants : table(wants)['version'];
      if (name === 'python') {
        say(version, /^python\s*=/m);
        continue;
      }
      dependencies.push({
        line: lineOf(
          text,
          text.search(new RegExp(`^["']?${name.replaceAll(/[^\w-]/g, '.')}["']?\\s*=`, 'm')),
        ),
        ecosystem: 'pypi',
        name,
        version: typeof version === 'string' && version !== '*' ? version : null,
        direct: true,
        scope: group === '' ? 'product' : 'test',
        optional: table(wants)['optional'] === true,
      });
    }
  }
  const name = project['name'] ?? poetry['name'];
  return {
    self:
      typeof name === 'string'
        ? { line: lineOf(text, text.search(/^name\s*=/m)), ecosystem: 'pypi', name }
        : null,
    dependencies,
    runtimes,
  };
};

/** Pipfile.lock: `default` and `develop`, by name. */
export const readPipfileLock: ManifestReader = (text) => {
  const top = table(JSON.parse(text));
  const dependencies = (['default', 'develop'] as const).flatMap((group) =>
    Object.entries(table(top[group])).map(([name, entry]): DeclaredDependency => {
      const version = table(entry)['version'];
      return {
        line: lineOf(text, text.indexOf(`"${name}"`)),
        ecosystem: 'pypi',
        name,
        version: typeof version === 'string' ? version.replace(/^==/, '') : null,
        direct: false,
        scope: group === 'develop' ? 'test' : 'product',
        optional: false,
      };
    }),
  );
  return { self: null, dependencies, runtimes: [] };
};
