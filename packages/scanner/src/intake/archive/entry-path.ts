// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/**
 * The path of an archive's entry, relative, with `/`. An entry that names a place outside the archive is no mistake of a
 * tool but an attack (CWE-22), and so is a NUL that hides the end of a name: the whole archive is refused.
 * @throws TouchstoneError SCAN_ARCHIVE_HOSTILE
 */
export function entryPath(archive: string, name: string): string {
  // Windows' tools write backslashes, which APPNOTE 4.4.17.1 forbids.
  const plain = name.replaceAll('\\', '/');
  const what = whyHostile(plain);
  if (what === undefined)
    return plain
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/');
  throw new TouchstoneError(
    'SCAN_ARCHIVE_HOSTILE',
    `${archive} holds ${what}: ${JSON.stringify(name.slice(0, 200))}.`,
    {
      hint: 'Nothing of it was read. Get the archive from its publisher again, or unpack it yourself and scan the folder.',
    },
  );
}

function whyHostile(name: string): string | undefined {
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'an absolute path';
  if (name.split('/').includes('..')) return 'a path that leads outside it';
  if (name.includes('\0')) return 'a name with a NUL in it';
  return undefined;
}

/** Whether a link within an archive would lead outside it. Links are never followed; this only says why. */
export function leadsOutside(path: string, target: string): boolean {
  if (target.startsWith('/') || target.startsWith('\\') || /^[A-Za-z]:/.test(target)) return true;
  let depth = path.split('/').length - 1;
  for (const part of target.split(/[\\/]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
