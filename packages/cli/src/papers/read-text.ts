// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

/** A file's text; undefined where it is not there or may not be read. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
