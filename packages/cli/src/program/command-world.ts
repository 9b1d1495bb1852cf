// SPDX-License-Identifier: Apache-2.0
import type { Output } from '../output.js';

/** What the commands of one area are given when they are put on the command line. */
export interface CommandWorld {
  readonly output: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Of this program. */
  readonly version: string;
  /** Takes the exit code. */
  readonly done: (code: number) => void;
}
