// SPDX-License-Identifier: Apache-2.0
/**
 * A suite's packages from the lines of its Packages index: by name, the version, the names that it depends on, and the
 * versions of what it provides; and how many other packages depend on each name.
 */
export async function readPackages(lines) {
  const packages = new Map();
  const dependents = new Map();
  let one;
  for await (const line of lines) {
    const [, field, value] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? [];
    if (field === 'Package') {
      one = { name: value, version: '', depends: [], provides: new Map() };
      packages.set(value, one);
    } else if (field === 'Version') one.version = value;
    else if (field === 'Depends' || field === 'Pre-Depends') {
      const names = value.split(/[,|]/).map((text) => text.trim().split(/[ (:]/)[0]);
      one.depends.push(...names);
      for (const name of new Set(names)) dependents.set(name, (dependents.get(name) ?? 0) + 1);
    } else if (field === 'Provides') {
      for (const text of value.split(',')) {
        const [, name, version] = /^\s*(\S+)(?:\s*\(=\s*([^)]+)\))?/.exec(text);
        one.provides.set(name, version);
      }
    }
  }
  return { packages, dependents };
}
