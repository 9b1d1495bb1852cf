// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  isTouchstoneError,
  parseCanonicalPaper,
  parsePaper,
  scan as scanSchema,
  type Scan,
} from '@touchstone/model';

/** A scan with the text whose digest names it. */
export interface ScanPaper {
  readonly scan: Scan;
  readonly text: string;
}

/** The largest scan that is read, in bytes: that of a tree of twenty thousand dependencies is a few MiB. */
export const SCAN_LIMIT = 32 * 1024 * 1024;

/** Reads the text of a scan. Throws PAPER_*. */
export function parseScan(text: string, name: string): Scan {
  try {
    // As bundles hold it: read at once. The reader for what people write takes twenty times as long.
    return parseCanonicalPaper(scanSchema, Buffer.from(text), { name, limit: SCAN_LIMIT, lineEnd: true });
  } catch (error) {
    if (!isTouchstoneError(error)) throw error;
    return parsePaper(scanSchema, text, { name, limit: SCAN_LIMIT });
  }
}

/** A scan as a bundle holds it: canonical, with a line end. */
export function scanText(scan: Scan): string {
  return `${canonicalJson(scan)}\n`;
}
