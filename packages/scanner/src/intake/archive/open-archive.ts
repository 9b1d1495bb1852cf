// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import type { ScanLimits } from '../limits.js';
import type { Tree } from '../tree.js';
import type { ArchiveKind } from './archive-kind.js';
import { readTar } from './read-tar.js';
import { readZip } from './read-zip.js';
import { createSpool } from './spool.js';
import { createUnpacking } from './unpacking.js';

/**
 * Unpacks an archive into a private file below `tempRoot`, which `close()` of the tree removes. Archives within it stay
 * closed. Throws SCAN_ARCHIVE_HOSTILE and SCAN_ARCHIVE_BROKEN, and then leaves nothing behind.
 */
export async function openArchive(
  file: { readonly path: string; readonly name: string; readonly bytes: number; readonly kind: ArchiveKind },
  limits: ScanLimits,
  tempRoot: string,
): Promise<Tree> {
  const { path, name, bytes, kind } = file;
  const spool = await createSpool(tempRoot);
  try {
    const unpacking = createUnpacking(name, bytes, spool, limits);
    await (kind === 'zip' ? readZip(path, name, unpacking) : readTar(path, kind === 'tar.gz', unpacking));
    await spool.finish();
    return { kind: 'archive', name, ...unpacking.result(), close: () => spool.remove() };
  } catch (cause) {
    await spool.remove();
    if (isTouchstoneError(cause)) throw cause;
    // Only what the archive itself says can be at fault; a full disk is told as it is.
    if (['ENOSPC', 'EIO', 'EACCES', 'EMFILE'].includes((cause as NodeJS.ErrnoException).code ?? ''))
      throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TouchstoneError('SCAN_ARCHIVE_BROKEN', `${name} cannot be unpacked: ${why}.`, {
      hint: 'Get the archive again: it is truncated, damaged, or not what its first bytes say.',
      cause,
    });
  }
}
