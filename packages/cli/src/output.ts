// SPDX-License-Identifier: Apache-2.0

import { plainLines } from './plain-lines.js';

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Output {
  /** Prints a result as it is. */
  text(result: string): void;
  /** Prints a result as indented JSON. */
  json(result: unknown): void;
  /** Resolves when whoever reads the results has taken most of them: long ones wait for it, or memory would fill. */
  drained(): Promise<void>;
  /** Tells a person something that is not the result. */
  note(message: string): void;
  readonly colour: boolean;
  /** Whether standard error is a terminal, so that progress may move. */
  readonly live: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
}

type Stream = NodeJS.WriteStream;

const DONE = Promise.resolve();

/** The output of this process. NO_COLOR and FORCE_COLOR are honoured (no-color.org). */
export function processOutput(stdout: Stream, stderr: Stream, env: NodeJS.ProcessEnv): Output {
  return {
    text: (result) => void stdout.write(result),
    json: (result) => void stdout.write(`${JSON.stringify(result, null, 2)}\n`),
    drained: () =>
      stdout.writableNeedDrain ? new Promise((resolve) => stdout.once('drain', resolve)) : DONE,
    note: (message) => void stderr.write(`${plainLines(message)}\n`),
    colour: env.FORCE_COLOR !== undefined || (stdout.isTTY && env.NO_COLOR === undefined),
    live: stderr.isTTY && env.CI === undefined,
    width: stdout.columns ?? 80,
  };
}
