// SPDX-License-Identifier: Apache-2.0
import { open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { SCAN_LIMIT, type ScanPaper, scanText } from '@touchstone/attest';
import { TouchstoneError, type ConcernEntry } from '@touchstone/model';
import { scanPath } from '@touchstone/scanner';
import { readScanFile } from './scan-file.js';

export interface ScanSettings {
  /** Of this program: a scan names who made it. */
  readonly version: string;
  /** The concerns of the guideline that it will be judged by. */
  readonly concerns: readonly ConcernEntry[];
  /** As many as there are cores unless told. */
  readonly threads?: number;
}

/**
 * What `--scan` names: a scan that was made before, or the source to be scanned now (a folder, an archive, an SBOM).
 * Throws CLI_NO_SCAN where there is nothing, PAPER_* for a scan, and what scanPath throws for a source.
 */
export async function readScanOrSource(
  path: string,
  { version, ...settings }: ScanSettings,
): Promise<ScanPaper> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new TouchstoneError('CLI_NO_SCAN', `There is neither a scan nor a source to scan at ${path}.`, {
      hint: 'Name a folder, an archive, an SBOM, or what touchstone scan --format json wrote.',
    });
  }
  if (found.isFile() && found.size <= SCAN_LIMIT && (await namesItselfScan(path))) return readScanFile(path);
  const scan = await scanPath(path, { tool: `touchstone ${version}`, tempRoot: tmpdir(), ...settings });
  return { scan, text: scanText(scan) };
}

/** A JSON file that says that it is a scan; canonical JSON says so somewhere in its middle. */
async function namesItselfScan(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 0);
    if (buffer.toString() !== '{') return false;
    return (await file.readFile('utf8')).includes('"touchstone-scan/1"');
  } finally {
    await file.close();
  }
}
