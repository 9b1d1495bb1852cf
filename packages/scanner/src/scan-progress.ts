// SPDX-License-Identifier: Apache-2.0

/** How far a scan is: `done` of `files` in one of its passes. */
export interface ScanProgress {
  readonly pass: 'look' | 'detect';
  readonly done: number;
  readonly files: number;
}
