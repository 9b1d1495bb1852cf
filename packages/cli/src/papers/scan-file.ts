// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises';
import { parseScan, scanText, type ScanPaper } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';

/** Reads a scan that `touchstone scan --format json` wrote. Throws CLI_NO_SCAN and PAPER_*. */
export async function readScanFile(path: string): Promise<ScanPaper> {
  const plain = (await stat(path).catch(() => undefined))?.isFile() === true;
  const text = plain ? await readFile(path, 'utf8').catch(() => undefined) : undefined;
  if (text === undefined) {
    throw new TouchstoneError('CLI_NO_SCAN', `There is no scan at ${path}.`, {
      hint: 'Make one: touchstone scan PATH --format json --out scan.json',
    });
  }
  const scan = parseScan(text, path);
  return { scan, text: scanText(scan) };
}
