// SPDX-License-Identifier: Apache-2.0
import type { Output } from '../output.js';
import type { Loading } from './load-catalog.js';

/** Lines of a log have no line that moves: there, each of so many is told. */
const TELL_EACH = 10;

/** How far loading is: a line that moves on a terminal, a line now and then elsewhere. */
export function loadingLine(
  output: Pick<Output, 'live' | 'note'>,
  write: (text: string) => void = (text) => void process.stderr.write(text),
): { show(loading: Loading | undefined): void } {
  let shown = 0;
  return {
    show: (loading) => {
      if (!output.live) {
        if (loading !== undefined && loading.done > 0 && loading.done % TELL_EACH === 0)
          output.note(lineOf(loading));
        return;
      }
      const line = loading === undefined ? '' : lineOf(loading);
      write(`\r${line.padEnd(shown)}${loading === undefined ? '\r' : ''}`);
      shown = line.length;
    },
  };
}

function lineOf({ done, total }: Loading): string {
  return `Verifying: ${done} of ${total}`;
}
