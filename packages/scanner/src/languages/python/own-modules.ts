// SPDX-License-Identifier: Apache-2.0
import type { Project } from '../../detect/detector.js';
import { importedSdks } from '../../sdks/imported-sdks.js';

const known = new WeakMap<Project, ReadonlySet<string>>();

/**
 * Whether a path starts with a library that is neither the project's own nor an SDK: `botocore.session`. Any folder or
 * file of the tree may be where an import of the project starts.
 */
export function isForeign(path: string, project: Project): boolean {
  const first = /^\w+/.exec(path)?.[0];
  if (first === undefined || importedSdks('python', `${first}.`).length > 0) return false;
  return importedSdks('python', first).length === 0 && !ownModules(project).has(first);
}

function ownModules(project: Project): ReadonlySet<string> {
  let own = known.get(project);
  if (own === undefined) {
    const python = project.paths.filter((path) => path.endsWith('.py'));
    own = new Set(python.flatMap((path) => path.slice(0, -3).split('/')));
    known.set(project, own);
  }
  return own;
}
