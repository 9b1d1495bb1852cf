// SPDX-License-Identifier: Apache-2.0
import type { DeclaredDependency, ManifestReader } from './declared.js';
import { readJsonLines } from '../text/json-lines.js';

const dependency = (
  line: number,
  name: string,
  version: string | null,
  direct: boolean,
): DeclaredDependency => ({
  line,
  ecosystem: 'golang',
  name,
  version,
  direct,
  scope: 'product',
  optional: false,
});

/** go.mod (go.dev/ref/mod#go-mod-file); what is replaced by a folder keeps its own name. */
export const readGoMod: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  let self: ReturnType<ManifestReader>['self'] = null;
  const runtimes: ReturnType<ManifestReader>['runtimes'][number][] = [];
  let block = '';
  for (const [at, raw] of text.split('\n').entries()) {
    const line = at + 1;
    const remark = raw.indexOf('//');
    const content = (remark < 0 ? raw : raw.slice(0, remark)).trim();
    const indirect = remark >= 0 && /\bindirect\b/.test(raw.slice(remark));
    if (content === ')') block = '';
    const opened = /^(\w+)\s*\($/.exec(content);
    if (opened !== null) block = opened[1]!;
    const words = (block === '' || opened !== null ? content : `${block} ${content}`).split(/\s+/);
    const name = words[1]?.replaceAll(/["`]/g, '');
    if (name === undefined || name === '(') continue;
    if (words[0] === 'module') self = { line, ecosystem: 'golang', name };
    if (words[0] === 'go') runtimes.push({ line, language: 'go', wants: name });
    if (words[0] === 'require' && words[2] !== undefined)
      dependencies.push(dependency(line, name, words[2], !indirect));
  }
  return { self, dependencies, runtimes };
};

/** vendor/modules.txt, as `go mod vendor` writes it. */
export const readModulesTxt: ManifestReader = (text) => {
  const lines = text.split('\n');
  const dependencies = lines.flatMap((raw, at) => {
    const match = /^# (\S+) (v\S+)/.exec(raw);
    if (match === null) return [];
    return [dependency(at + 1, match[1]!, match[2]!, (lines[at + 1] ?? '').includes('explicit'))];
  });
  return { self: null, dependencies, runtimes: [] };
};

/** Gopkg.lock of dep: `[[projects]]` with a name, and a version or a revision. */
export const readGopkgLock: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  let open: DeclaredDependency | undefined;
  for (const [at, raw] of `${text}\n[end]`.split('\n').entries()) {
    if (raw.startsWith('[')) {
      if (open !== undefined) dependencies.push(open);
      open = undefined;
    }
    const pair = /^\s*(name|version)\s*=\s*"([^"]+)"/.exec(raw);
    if (pair?.[1] === 'name') open = dependency(at + 1, pair[2]!, null, false);
    else if (pair?.[1] === 'version' && open !== undefined) open = { ...open, version: pair[2]! };
  }
  return { self: null, dependencies, runtimes: [] };
};

/** Godeps/Godeps.json and vendor/vendor.json: lists of import paths with revisions. */
export const readGodeps: ManifestReader = (text) => ({
  self: null,
  dependencies: readJsonLines(text)
    .filter(({ keys }) => /^(?:ImportPath|path)$/.test(keys.at(-1)!) && /^(?:Deps|package)$/.test(keys[0]!))
    .map(({ line, value }) => dependency(line, value, null, false)),
  runtimes: [],
});

/** vendor.conf of vndr: `path revision` a line. */
export const readVendorConf: ManifestReader = (text) => ({
  self: null,
  dependencies: text.split('\n').flatMap((raw, at) => {
    const match = /^([a-z][\w.-]+\.[a-z]+\/\S+)\s+(\S+)/.exec(raw);
    if (match === null) return [];
    return [dependency(at + 1, match[1]!, /^v\d/.test(match[2]!) ? match[2]! : null, true)];
  }),
  runtimes: [],
});
