// SPDX-License-Identifier: Apache-2.0
import type { DeclaredDependency, Manifest, ManifestReader } from './declared.js';
import { readJsonLines } from '../text/json-lines.js';

type Scope = DeclaredDependency['scope'];

const npm = (
  line: number,
  name: string,
  version: string | null,
  scope: Scope,
  direct: boolean,
): DeclaredDependency => ({
  line,
  ecosystem: 'npm',
  name,
  version,
  direct,
  scope,
  optional: false,
});

/** A range of versions; none for folders, repositories and addresses. */
const range = (text: string): string | null =>
  /^(?:[\d^~<>=*vx]|npm:)/.test(text) && text !== '*' ? text : null;

export const readPackageJson: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  const runtimes: Manifest['runtimes'][number][] = [];
  let self: Manifest['self'] = null;
  for (const { line, keys, value } of readJsonLines(text)) {
    const [section, name] = keys;
    if (keys.length === 1 && section === 'name') self = { line, ecosystem: 'npm', name: value };
    if (keys.length !== 2 || name === undefined) continue;
    if (section === 'engines' && name === 'node') runtimes.push({ line, language: 'nodejs', wants: value });
    if (section === 'dependencies') dependencies.push(npm(line, name, range(value), 'product', true));
    if (section === 'devDependencies') dependencies.push(npm(line, name, range(value), 'test', true));
    if (section === 'optionalDependencies' || section === 'peerDependencies') {
      dependencies.push({ ...npm(line, name, range(value), 'product', true), optional: true });
    }
  }
  return { self, dependencies, runtimes };
};

/** package-lock.json and npm-shrinkwrap.json, versions 1 (nested `dependencies`), 2 and 3 (`packages` by path). */
export const readPackageLock: ManifestReader = (text) => {
  const found = new Map<string, { line: number; name: string; version?: string; dev: boolean }>();
  const byPath = /"lockfileVersion"\s*:\s*[23]/.test(text.slice(0, 2000));
  for (const { line, keys, value } of readJsonLines(text)) {
    const field = keys.at(-1);
    if (field !== 'version' && field !== 'dev') continue;
    const path = keys.slice(0, -1).join(' ');
    const holder = keys.at(-2) ?? '';
    const isPackage = byPath
      ? keys.length === 3 && keys[0] === 'packages' && holder.includes('node_modules/')
      : keys.at(-3) === 'dependencies';
    if (!isPackage) continue;
    const name = byPath ? holder.slice(holder.lastIndexOf('node_modules/') + 13) : holder;
    const entry = found.get(path) ?? { line, name, dev: false };
    if (field === 'version') entry.version = value;
    else entry.dev = value === 'true';
    found.set(path, entry);
  }
  const dependencies = [...found.values()].flatMap(({ line, name, version, dev }) =>
    version === undefined ? [] : [npm(line, name, range(version), dev ? 'test' : 'product', false)],
  );
  return { self: null, dependencies, runtimes: [] };
};

/** yarn.lock, of yarn 1 and of yarn 2 and newer: a head with the ranges asked for, `version` below it. */
export const readYarnLock: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  let head: { line: number; name: string } | undefined;
  for (const [at, raw] of text.split('\n').entries()) {
    const opened = /^"?((?:@[^/\s"]+\/)?[^@\s"]+)@.*:$/.exec(raw);
    if (opened !== null) head = { line: at + 1, name: opened[1]! };
    else if (/^\S/.test(raw)) head = undefined;
    const version = /^ {2}version:? "?([^"\s]+)"?$/.exec(raw)?.[1];
    if (version === undefined || head === undefined || version.startsWith('0.0.0-use.local')) continue;
    dependencies.push(npm(head.line, head.name, version, 'product', false));
    head = undefined;
  }
  return { self: null, dependencies, runtimes: [] };
};

/** pnpm-lock.yaml: keys of `packages:`, `/name/1.2`, `/name@1.2` or `name@1.2` by version of the format. */
export const readPnpmLock: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  let within = false;
  for (const [at, raw] of text.split('\n').entries()) {
    if (/^\S/.test(raw)) within = raw.startsWith('packages:');
    if (!within) continue;
    const match = /^ {2}'?\/?((?:@[^/]+\/)?[^/@\s']+)[@/](\d[^:'(_]*)/.exec(raw);
    if (match !== null) dependencies.push(npm(at + 1, match[1]!, match[2]!, 'product', false));
  }
  return { self: null, dependencies, runtimes: [] };
};

/** .nvmrc and .node-version: one version. */
export const readNodeVersion: ManifestReader = (text) => {
  const wants = /^v?(\d[\d.]*)/.exec(text.trim())?.[1];
  return {
    self: null,
    dependencies: [],
    runtimes: wants === undefined ? [] : [{ line: 1, language: 'nodejs', wants }],
  };
};
