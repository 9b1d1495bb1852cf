// SPDX-License-Identifier: Apache-2.0
import { eachLine } from '@touchstone/attest';
import type { Exchange } from '@touchstone/model';
import type { Output } from '../output.js';
import { plainLines } from '../plain-lines.js';
import { EXIT } from '../refusal.js';
import { exchangeFilter, type FilterOptions } from '../show/exchange-filter.js';
import { countedAs, exchangeLine, type Counted } from '../show/exchange-line.js';

export interface ShowOptions extends FilterOptions {
  /** Counts instead of lines. */
  readonly count?: Counted;
  /** Shows so many and goes on counting. */
  readonly limit?: number;
  readonly format: 'text' | 'ndjson';
}

/** Lines are written in pieces of about so many characters. */
const PIECE = 64 * 1024;

/**
 * `touchstone show RECORDING`: the exchanges that are wanted, as lines, as the recording's own NDJSON, or counted. Reads
 * block by block and verifies as it goes: a recording of any size takes the same memory (counts hold one entry for each
 * distinct operation). How many were shown of how many, and whether the recording is whole, is told at the end.
 */
export async function showCommand(file: string, options: ShowOptions, output: Output): Promise<number> {
  const wanted = exchangeFilter(options);
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const counts = new Map<string, number>();
  let [all, fitting] = [0, 0];
  let piece = '';
  const show = (exchange: Exchange): void | Promise<void> => {
    if (options.count !== undefined) {
      const word = countedAs(exchange, options.count);
      counts.set(word, (counts.get(word) ?? 0) + 1);
      return;
    }
    if (fitting > limit) return;
    piece += `${options.format === 'ndjson' ? JSON.stringify(exchange) : plainLines(exchangeLine(exchange))}\n`;
    if (piece.length < PIECE) return;
    output.text(piece);
    piece = '';
    return output.drained();
  };
  const { state, why } = await eachLine(file, (line) => {
    if (line.kind !== 'exchange') return;
    all += 1;
    if (!wanted(line)) return;
    fitting += 1;
    return show(line);
  });
  output.text(options.count === undefined ? piece : countsText(counts, options.format));
  const shown = Math.min(fitting, limit);
  const kept = options.count === undefined && shown < fitting ? `, the first ${shown} of them shown` : '';
  output.note(`${fitting} of ${all} exchanges${kept}. The recording is ${state}: ${why}`);
  return EXIT.reached;
}

/** The most frequent first. */
function countsText(counts: ReadonlyMap<string, number>, format: ShowOptions['format']): string {
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted
    .map(([word, count]) =>
      format === 'ndjson'
        ? `${JSON.stringify({ word, count })}\n`
        : `${String(count).padStart(9)}  ${plainLines(word)}\n`,
    )
    .join('');
}
