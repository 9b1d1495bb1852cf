// SPDX-License-Identifier: Apache-2.0
import type { DeclaredDependency, Manifest, ManifestReader } from './declared.js';
import { readJsonLines } from '../text/json-lines.js';

const composer = (
  line: number,
  name: string,
  version: string,
  test: boolean,
  direct: boolean,
): DeclaredDependency => ({
  line,
  ecosystem: 'composer',
  name,
  version: version === '*' ? null : version,
  direct,
  scope: test ? 'test' : 'product',
  optional: false,
});

export const readComposer: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  const runtimes: Manifest['runtimes'][number][] = [];
  let self: Manifest['self'] = null;
  for (const { line, keys, value } of readJsonLines(text)) {
    const [section, name] = keys;
    if (keys.length === 1 && section === 'name') self = { line, ecosystem: 'composer', name: value };
    if (keys.length !== 2 || name === undefined || !/^require(?:-dev)?$/.test(section!)) continue;
    if (name === 'php') runtimes.push({ line, language: 'php', wants: value });
    // Platform packages (`ext-curl`, `lib-icu`) have no slash.
    else if (name.includes('/'))
      dependencies.push(composer(line, name, value, section === 'require-dev', true));
  }
  return { self, dependencies, runtimes };
};

export const readComposerLock: ManifestReader = (text) => {
  const names = new Map<string, { line: number; name: string }>();
  const dependencies: DeclaredDependency[] = [];
  for (const { line, keys, value } of readJsonLines(text)) {
    if (keys.length !== 3 || !/^packages(?:-dev)?$/.test(keys[0]!)) continue;
    const entry = `${keys[0]} ${keys[1]}`;
    if (keys[2] === 'name') names.set(entry, { line, name: value });
    const named = names.get(entry);
    if (keys[2] === 'version' && named !== undefined) {
      dependencies.push(
        composer(named.line, named.name, value.replace(/^v(?=\d)/, ''), keys[0] === 'packages-dev', false),
      );
    }
  }
  return { self: null, dependencies, runtimes: [] };
};
