// SPDX-License-Identifier: Apache-2.0
import type { DeclaredDependency, ManifestReader } from './declared.js';
import { readJsonLines } from '../text/json-lines.js';

const nuget = (line: number, name: string, version: string | null, direct: boolean): DeclaredDependency => ({
  line,
  ecosystem: 'nuget',
  name,
  version,
  direct,
  scope: /\b(?:xunit|nunit|moq|mstest|coverlet|Microsoft\.NET\.Test)/i.test(name) ? 'test' : 'product',
  optional: false,
});

/** *.csproj, Directory.Packages.props and packages.config, by their elements of one line. */
export const readCsproj: ManifestReader = (text) => {
  const lines = text.split('\n');
  return {
    self: null,
    dependencies: lines.flatMap((raw, at) => {
      const element = /<(?:PackageReference|PackageVersion|package)\b[^>]*/i.exec(raw)?.[0];
      const name = /\b(?:Include|Update|id)="([^"]+)"/.exec(element ?? '')?.[1];
      if (name === undefined) return [];
      const version = /\b[Vv]ersion="([^"$]+)"/.exec(element!)?.[1];
      return [nuget(at + 1, name, version ?? null, true)];
    }),
    runtimes: lines.flatMap((raw, at) =>
      [...(/<TargetFrameworks?>([^<$]+)</.exec(raw)?.[1]?.split(';') ?? [])].map((wants) => ({
        line: at + 1,
        language: 'dotnet' as const,
        wants,
      })),
    ),
  };
};

/** packages.lock.json: `dependencies` by framework and name, `type` Direct or Transitive. */
export const readNugetLock: ManifestReader = (text) => {
  const types = new Map<string, string>();
  const lines = readJsonLines(text).filter(({ keys }) => keys[0] === 'dependencies' && keys.length === 4);
  for (const { keys, value } of lines) if (keys[3] === 'type') types.set(keys.slice(0, 3).join(' '), value);
  return {
    self: null,
    dependencies: lines
      .filter(({ keys }) => keys[3] === 'resolved')
      .map(({ line, keys, value }) =>
        nuget(line, keys[2]!, value, types.get(keys.slice(0, 3).join(' ')) === 'Direct'),
      ),
    runtimes: [],
  };
};
