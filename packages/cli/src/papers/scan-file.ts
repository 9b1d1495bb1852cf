// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises';
import { canonicalJson, parsePaper, scan as scanSchema, TouchstoneError, type Scan } from '@touchstone/model';

/** A scan with the text whose digest names it. */
export interface ScanPaper {
  readonly scan: Scan;
  readonly text: string;
}

/** The largest scan that is read, in bytes: that of a tree of twenty thousand dependencies is a few MiB. */
export const SCAN_LIMIT = 32 * 1024 * 1024;

/** Reads the text of a scan. Throws PAPER_*. */
export function parseScan(text: string, name: string): Scan {
  return parsePaper(scanSchema, text, { name, limit: SCAN_LIMIT });
}

/** A scan as a bundle holds it: canonical, with a line end. */
export function scanText(scan: Scan): string {
  return `${canonicalJson(scan)}\n`;
}

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
