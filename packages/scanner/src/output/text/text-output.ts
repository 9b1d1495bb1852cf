// SPDX-License-Identifier: Apache-2.0
import { makeInk, type Ink, type Scan } from '@touchstone/model';
import { concernLines } from './concerns.js';
import { fileLines } from './files.js';
import { headLines } from './head.js';
import { implicationLines } from './implications.js';
import { platformLines } from './platforms.js';
import { practiceLines } from './practices.js';
import { sdkLines } from './sdks.js';
import { serviceLines } from './services.js';
import { stackLines } from './stack.js';

export interface TextOptions {
  /** Whether to use ANSI colours; no unless told. Marks and words read the same without. */
  readonly color?: boolean;
  /** Columns; 100 unless told, at least 72 and at most 120. */
  readonly width?: number;
}

/** The report from top to bottom; parts stand apart by an empty line, and a part without anything to say is left out. */
const PARTS: readonly ((scan: Scan, ink: Ink) => readonly string[])[] = [
  headLines,
  serviceLines,
  sdkLines,
  concernLines,
  stackLines,
  practiceLines,
  implicationLines,
  platformLines,
  fileLines,
];

/** The scan as text for a terminal. Ends with a newline. */
export function scanText(scan: Scan, options: TextOptions = {}): string {
  const width = Math.min(120, Math.max(72, Math.floor(options.width ?? 100)));
  const ink = makeInk(width, options.color ?? false);
  const parts = PARTS.map((part) => part(scan, ink).join('\n'));
  return `\n${parts.filter((part) => part !== '').join('\n\n')}\n\n`;
}
