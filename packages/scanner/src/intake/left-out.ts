// SPDX-License-Identifier: Apache-2.0

/** Folders that version control and tools keep for themselves: no part of the product, and not even listed. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.bzr',
  'CVS',
  '.tox',
  '.nox',
  '.venv',
  '.mypy_cache',
  '.pytest_cache',
  '__pycache__',
  '.terraform',
  '.gradle',
  '.idea',
]);

/** Whether a folder or file of this name, anywhere in the tree, is left out of a scan. */
export function isLeftOut(name: string): boolean {
  return LEFT_OUT.has(name);
}
