// SPDX-License-Identifier: Apache-2.0
import type { DeclaredDependency, Manifest, ManifestReader } from './declared.js';

type Scope = DeclaredDependency['scope'];

const TEST_GROUP =
  /\b(?:test|tests|development|dev|unit|system|acceptance|system_tests|integration|kitchen|rubocop|style|docs?|debug|release|ci)\b/;

const gem = (
  line: number,
  name: string,
  version: string | null,
  scope: Scope,
  direct = true,
): DeclaredDependency => ({
  line,
  ecosystem: 'gem',
  name,
  version,
  direct,
  scope,
  optional: false,
});

/** The versions among the arguments that follow a name: `'>= 1', '< 2'`. */
function rangeOf(rest: string): string | null {
  const versions = [...rest.matchAll(/(["'])\s*((?:[<>=~!]{1,2}\s*)?\d[\w.]*)\s*\1/g)].map(
    (match) => match[2]!,
  );
  return versions.length === 0 ? null : versions.join(', ');
}

/** Gemfile as text; it is never run. Groups of development and test are told apart. */
export const readGemfile: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  const runtimes: Manifest['runtimes'][number][] = [];
  const blocks: boolean[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    const content = raw.replace(/(^|\s)#.*$/, '').trim();
    const group = /^group[\s(](.*)\bdo\b/.exec(content);
    const within = blocks.includes(true);
    if (group !== null) blocks.push(TEST_GROUP.test(group[1]!));
    else if (/\bdo(?:\s*\|[^|]*\|)?$/.test(content) || /^(?:if|unless|case|begin|def)\b/.test(content))
      blocks.push(false);
    else if (/^end\b/.test(content)) blocks.pop();
    const runtime = /^ruby[\s(]+(["'])([^"']+)\1/.exec(content);
    if (runtime !== null) runtimes.push({ line: at + 1, language: 'ruby', wants: runtime[2]! });
    const match = /^gem[\s(]+(["'])([\w.-]+)\1(.*)$/.exec(content);
    if (match === null) continue;
    const own = /:?groups?(?::|\s*=>)\s*(.*)$/.exec(match[3]!)?.[1];
    const test = within || (own !== undefined && TEST_GROUP.test(own));
    dependencies.push(gem(at + 1, match[2]!, rangeOf(match[3]!), test ? 'test' : 'product'));
  }
  return { self: null, dependencies, runtimes };
};

/** *.gemspec as text; it is never run. */
export const readGemspec: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  const runtimes: Manifest['runtimes'][number][] = [];
  let self: Manifest['self'] = null;
  for (const [at, raw] of text.split('\n').entries()) {
    const line = at + 1;
    const content = raw.replace(/(^|\s)#.*$/, '').trim();
    const name = /^\w+\.name\s*=\s*(["'])([\w.-]+)\1/.exec(content);
    if (name !== null) self = { line, ecosystem: 'gem', name: name[2]! };
    const ruby = /\.required_ruby_version\s*=\s*(.*)$/.exec(content);
    if (ruby !== null) {
      const wants = rangeOf(ruby[1]!);
      if (wants !== null) runtimes.push({ line, language: 'ruby', wants });
    }
    const match = /\.add(_runtime|_development)?_dependency[\s(]+(["'])([\w.-]+)\2(.*)$/.exec(content);
    if (match !== null) {
      dependencies.push(
        gem(line, match[3]!, rangeOf(match[4]!), match[1] === '_development' ? 'test' : 'product'),
      );
    }
  }
  return { self, dependencies, runtimes };
};

/** Gemfile.lock: `specs:` with four spaces before a gem, and DEPENDENCIES for those asked for. */
export const readGemfileLock: ManifestReader = (text) => {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line === 'DEPENDENCIES');
  const direct = new Set(
    (from === -1 ? [] : lines.slice(from + 1)).flatMap((line) => /^ {2}([\w.-]+)/.exec(line)?.[1] ?? []),
  );
  let section = '';
  const dependencies = lines.flatMap((line, at) => {
    if (/^[A-Z]/.test(line)) section = line.trim();
    const match = /^ {4}([\w.-]+) \(([^)]+)\)$/.exec(line);
    if (match === null || section === 'PATH') return [];
    // `1.2.3-x86_64-linux` is the build of 1.2.3 for a platform.
    const version = match[2]!.replace(/-(?:x86|x64|arm|aarch|java|universal|mingw).*$/, '');
    return [gem(at + 1, match[1]!, version, 'product', direct.has(match[1]!))];
  });
  const at = lines.indexOf('RUBY VERSION');
  const ruby = at === -1 ? undefined : /ruby (\d[\d.]*)/.exec(lines[at + 1] ?? '')?.[1];
  return {
    self: null,
    dependencies,
    runtimes: ruby === undefined ? [] : [{ line: at + 2, language: 'ruby', wants: ruby }],
  };
};

/** .ruby-version: one version, as rbenv and chruby read it. */
export const readRubyVersion: ManifestReader = (text) => {
  const wants = /^(?:ruby-)?(\d[\w.]*)/.exec(text.trim())?.[1];
  return {
    self: null,
    dependencies: [],
    runtimes: wants === undefined ? [] : [{ line: 1, language: 'ruby', wants }],
  };
};
