// SPDX-License-Identifier: Apache-2.0
import {
  NOTHING,
  type DeclaredDependency,
  type Ecosystem,
  type Manifest,
  type ManifestReader,
} from './declared.js';
import { readJsonLines } from '../text/json-lines.js';
import { readYamlLines } from '../text/yaml-lines.js';

const dependency = (
  line: number,
  ecosystem: Ecosystem,
  name: string,
  version: string | null,
): DeclaredDependency => ({
  line,
  ecosystem,
  name,
  version,
  direct: true,
  scope: 'product',
  optional: false,
});

/** metadata.json of a Puppet module: `dependencies` with name and version_requirement. */
export const readPuppetMetadata: ManifestReader = (text) => {
  const lines = readJsonLines(text);
  const isModule = lines.some(
    ({ keys }) => keys[0] === 'operatingsystem_support' || keys[0] === 'requirements',
  );
  if (!isModule && !lines.some(({ keys }) => keys.at(-1) === 'version_requirement')) {
    return { self: null, dependencies: [], runtimes: [] };
  }
  const ranges = new Map<string, string>();
  for (const { keys, value } of lines) if (keys[2] === 'version_requirement') ranges.set(keys[1]!, value);
  const own = lines.find(({ keys }) => keys.length === 1 && keys[0] === 'name');
  return {
    self: own === undefined ? null : { line: own.line, ecosystem: 'puppet', name: own.value },
    dependencies: lines
      .filter(({ keys }) => keys[0] === 'dependencies' && keys[2] === 'name')
      .map(({ line, keys, value }) =>
        dependency(line, 'puppet', value.replace('-', '/'), ranges.get(keys[1]!) ?? null),
      ),
    runtimes: [],
  };
};

/** config/final.yml of a BOSH release: its name, under which the data know what it is as a whole. */
export const readBoshRelease: ManifestReader = (text) => {
  const own = readYamlLines(text).find(
    ({ keys, value }) => keys.length === 1 && /^(?:final_)?name$/.test(keys[0]!) && value !== null,
  );
  return own === undefined
    ? NOTHING
    : { ...NOTHING, self: { line: own.line, ecosystem: 'bosh', name: `release/${own.value}` } };
};

/** requirements.yml of Ansible Galaxy: roles and collections; galaxy.yml: `dependencies` of a collection. */
export const readGalaxy: ManifestReader = (text, path) => {
  const lines = readYamlLines(text).filter(({ block }) => !block);
  // requirements.yaml is also what older Helm charts name their dependencies in.
  if (!/galaxy\.ya?ml$/.test(path) && lines.some(({ keys }) => keys[0] === 'dependencies')) return NOTHING;
  const dependencies: DeclaredDependency[] = [];
  let self: Manifest['self'] = null;
  const versions = new Map<string, string>();
  for (const { keys, value } of lines) {
    if (keys.at(-1) === 'version' && value !== null) versions.set(keys.slice(0, -1).join('/'), value);
  }
  for (const { line, keys, value } of lines) {
    if (value === null) continue;
    if (/galaxy\.ya?ml$/.test(path)) {
      if (keys.length === 1 && keys[0] === 'name') self = { line, ecosystem: 'ansible', name: value };
      if (keys.length === 2 && keys[0] === 'dependencies')
        dependencies.push(dependency(line, 'ansible', keys[1]!, value));
      continue;
    }
    const last = keys.at(-1)!;
    const listed = /^\[\d+\]$/.test(last) && keys.length <= 2;
    const named =
      (last === 'name' || last === 'src') && /^\[\d+\]$/.test(keys.at(-2) ?? '') && keys.length <= 3;
    if ((listed || named) && /^[\w.-]+$/.test(value)) {
      dependencies.push(
        dependency(line, 'ansible', value, versions.get(keys.slice(0, -1).join('/')) ?? null),
      );
    }
  }
  return { self, dependencies, runtimes: [] };
};

/** metadata.rb and Berksfile of a Chef cookbook, as text; they are never run. */
export const readChef: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  let self: Manifest['self'] = null;
  for (const [at, raw] of text.split('\n').entries()) {
    const own = /^\s*name\s+(["'])([\w-]+)\1/.exec(raw);
    if (own !== null) self = { line: at + 1, ecosystem: 'chef', name: own[2]! };
    const match = /^\s*(?:depends|cookbook)\s*\(?\s*(["'])([\w-]+)\1(?:\s*,\s*(["'])([^"']+)\3)?/.exec(raw);
    if (match !== null) dependencies.push(dependency(at + 1, 'chef', match[2]!, match[4] ?? null));
  }
  return { self, dependencies, runtimes: [] };
};

/** debian/control: Depends of the binary packages are the product’s, Build-Depends only its builders’. */
export const readDebianControl: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  let self: Manifest['self'] = null;
  let field = '';
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw.startsWith('#')) continue;
    const pair = /^([A-Za-z-]+):\s*(.*)$/.exec(raw);
    if (pair !== null) field = pair[1]!;
    else if (!/^\s/.test(raw)) field = '';
    const value = pair === null ? raw.trim() : pair[2]!.trim();
    if (field === 'Source') self = { line: at + 1, ecosystem: 'deb', name: value };
    if (!/^(?:Pre-)?Depends$|^Recommends$|^Build-Depends/.test(field)) continue;
    for (const clause of value.split(',')) {
      // Of alternatives (`a | b`) the first is the one that is installed.
      const match = /^([a-z0-9][a-z0-9+.-]+)(?:\s*\(([^)]+)\))?/.exec(clause.split('|')[0]!.trim());
      if (match === null) continue;
      dependencies.push({
        ...dependency(at + 1, 'deb', match[1]!, match[2] ?? null),
        scope: field.startsWith('Build') ? 'test' : 'product',
        optional: field === 'Recommends',
      });
    }
  }
  return { self, dependencies, runtimes: [] };
};
