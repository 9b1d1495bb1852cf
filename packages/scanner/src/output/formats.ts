// SPDX-License-Identifier: Apache-2.0
import type { Scan } from '@touchstone/model';
import { scanCycloneDx } from './cyclonedx/cyclonedx-output.js';
import { scanSarif } from './sarif/sarif-output.js';
import { scanText } from './text/text-output.js';

/** How a scan is written for people, and on what. */
export interface WriteOptions {
  /** Whether to use ANSI colours; no unless told. */
  readonly color?: boolean;
  /** Columns; 100 unless told. */
  readonly width?: number;
}

/** One writer a format: what is listed here is what `touchstone scan --format` takes. */
const WRITERS = {
  text: (scan: Scan, options: WriteOptions): string => scanText(scan, options),
  json: (scan: Scan): string => `${JSON.stringify(scan, null, 2)}\n`,
  sarif: (scan: Scan): string => scanSarif(scan),
  cyclonedx: (scan: Scan): string => scanCycloneDx(scan),
} as const;

export type ScanFormat = keyof typeof WRITERS;
export const SCAN_FORMATS = Object.keys(WRITERS) as readonly ScanFormat[];

/** The scan in a format, ending with a newline. Pure: the same scan gives the same bytes. */
export function writeScan(scan: Scan, format: ScanFormat, options: WriteOptions = {}): string {
  return WRITERS[format](scan, options);
}
