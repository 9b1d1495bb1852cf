// SPDX-License-Identifier: Apache-2.0
import { parse } from 'smol-toml';
import type { DeclaredDependency, ManifestReader } from './declared.js';
import { lineOf } from './line-of.js';

type Table = Readonly<Record<string, unknown>>;
const table = (value: unknown): Table =>
  typeof value === 'object' && value !== null ? (value as Table) : {};

/** Cargo.toml; its lock file is read by readLockedPackages. */
export const readCargoToml: ManifestReader = (text) => {
  const top = table(parse(text));
  const sections: [unknown, DeclaredDependency['scope']][] = [
    [top['dependencies'], 'product'],
    [table(top['workspace'])['dependencies'], 'product'],
    [top['build-dependencies'], 'test'],
    [top['dev-dependencies'], 'test'],
  ];
  const dependencies = sections.flatMap(([section, scope]) =>
    Object.entries(table(section)).map(([name, wants]): DeclaredDependency => {
      const version = typeof wants === 'string' ? wants : table(wants)['version'];
      return {
        line: lineOf(
          text,
          text.search(new RegExp(`^(?:\\[.*\\b)?"?${name.replaceAll(/[^\w-]/g, '.')}"?\\s*[=\\].]`, 'm')),
        ),
        ecosystem: 'cargo',
        name: typeof table(wants)['package'] === 'string' ? (table(wants)['package'] as string) : name,
        version: typeof version === 'string' && version !== '*' ? version : null,
        direct: true,
        scope,
        optional: table(wants)['optional'] === true,
      };
    }),
  );
  const own = table(top['package']);
  const rust = own['rust-version'];
  return {
    self:
      typeof own['name'] === 'string'
        ? { line: lineOf(text, text.search(/^name\s*=/m)), ecosystem: 'cargo', name: own['name'] }
        : null,
    dependencies,
    runtimes:
      typeof rust === 'string'
        ? [{ line: lineOf(text, text.search(/^rust-version/m)), language: 'rust', wants: rust }]
        : [],
  };
};
