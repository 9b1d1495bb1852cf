// SPDX-License-Identifier: Apache-2.0
import type { DeclaredDependency, Ecosystem, ManifestReader } from './declared.js';

/**
 * Lock files that tools write in TOML as `[[package]]` blocks of `name = "…"`, `version = "…"`: Cargo.lock, poetry.lock,
 * uv.lock, pdm.lock. They are read by their lines, which a parser of TOML would not give.
 */
export function readLockedPackages(ecosystem: Ecosystem): ManifestReader {
  return (text) => {
    const dependencies: DeclaredDependency[] = [];
    let open: { line: number; name?: string; version?: string; dev: boolean; local: boolean } | undefined;
    const close = (): void => {
      if (open?.name !== undefined && !open.local) {
        const { line, name, version, dev } = open;
        const scope = dev ? 'test' : 'product';
        dependencies.push({
          line,
          ecosystem,
          name,
          version: version ?? null,
          direct: false,
          scope,
          optional: false,
        });
      }
      open = undefined;
    };
    for (const [at, raw] of text.split('\n').entries()) {
      if (raw.startsWith('[')) {
        close();
        if (raw.trim() === '[[package]]') open = { line: at + 1, dev: false, local: false };
      }
      if (open === undefined) continue;
      const pair = /^(name|version|category|groups|source)\s*=\s*(.*)$/.exec(raw);
      if (pair === null) continue;
      const value = /^"([^"]*)"/.exec(pair[2]!)?.[1];
      if (pair[1] === 'name' && value !== undefined) open = { ...open, name: value, line: at + 1 };
      if (pair[1] === 'version' && value !== undefined) open = { ...open, version: value };
      if (pair[1] === 'category' && value === 'dev') open = { ...open, dev: true };
      if (pair[1] === 'groups' && !pair[2]!.includes('"main"') && !pair[2]!.includes('"default"'))
        open = { ...open, dev: true };
      if (pair[1] === 'source' && /\b(?:virtual|editable)\s*=/.test(pair[2]!))
        open = { ...open, local: true };
    }
    close();
    return { self: null, dependencies, runtimes: [] };
  };
}
