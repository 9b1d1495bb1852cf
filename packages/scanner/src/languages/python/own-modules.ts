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

const files = new WeakMap<Project, ReadonlySet<string>>();

/**
 * Whether a call is of a function that a module of the project itself defines: `nova.list_servers()` after `from
 * own.clients import nova`. What it does is read there, whatever it is called.
 */
export function isOwnFunction(path: string, project: Project): boolean {
  const module = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  if (module === '' || module.includes('(')) return false;
  let own = files.get(project);
  if (own === undefined) {
    const python = project.paths.filter((each) => each.endsWith('.py'));
    own = new Set(python.flatMap((each) => endsOf(each.replace(/(?:\/__init__)?\.py$/, ''))));
    files.set(project, own);
  }
  return own.has(module.replaceAll('.', '/'));
}

/** A path and what is left of it below the folders that an import may start from: `src/own/nova` and `own/nova`. */
function endsOf(path: string): readonly string[] {
  const folders = path.split('/');
  return folders.slice(0, -1).map((_, at) => folders.slice(at).join('/'));
}
