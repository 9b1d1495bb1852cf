// SPDX-License-Identifier: Apache-2.0
import { MOST_LAST_LINES, type HeaderBlock, type LastLine } from './header-block.js';
import { HEADER } from './header-names.js';

/** A value that is another one in each answer: the id of the request, the time. */
interface Changing {
  /** Counted from the beginning of the first header line. */
  readonly at: number;
  readonly end: number;
  readonly size: boolean;
  /** Where it stands in the two arrays of headers. */
  readonly index: number;
  readonly further: number;
}
/** All between two such values. */
interface Run {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/** No control character, no blank at either end. */
const VALUE = /^[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?$/;
const SIZE = /^\d{1,15}$/;
/** After so many heads in a row that were all different, only every so many-th is noted. */
const MOST_MISSES = 8;
const NOW_AND_THEN = 32;

/**
 * The last head of a connection, and which of its values have changed so far. A service's answers differ in an id and the
 * time: all else of the next one is compared at once, and need not be read line by line.
 */
export class LastHead {
  readonly lines: LastLine[] = [];
  #seen: string[] = [];
  #varies: boolean[] = [];
  #block: HeaderBlock | undefined;
  #from = 0;
  #size = 0;
  #runs: Run[] = [];
  #changing: Changing[] = [];
  #misses = 0;

  /** Notes a head that was read line by line, its lines being `lines` now. */
  learn(block: HeaderBlock, text: string, from: number, to: number): void {
    this.#misses += 1;
    if (this.#misses > MOST_MISSES && this.#misses % NOW_AND_THEN !== 0) return;
    this.#block = undefined;
    const count = block.headers.length / 2;
    if (count > MOST_LAST_LINES) return;
    const changing: Changing[] = [];
    const whole = block.endToEnd === block.headers;
    let at = 0;
    let further = 0;
    for (let line = 0; line < count; line += 1) {
      const { text: own, name, value, known } = this.lines[line]!;
      if (this.#seen[line] !== undefined && this.#seen[line] !== own) this.#varies[line] = true;
      this.#seen[line] = own;
      const passes = block.endToEnd[further] === name;
      if (this.#varies[line] === true) {
        const size = known === HEADER.contentLength;
        if ((!size && known !== HEADER.other) || value === '') return;
        const begin = at + own.indexOf(value, name.length + 1);
        const places = { index: 2 * line + 1, further: whole || !passes ? -1 : further + 1 };
        changing.push({ at: begin, end: begin + value.length, size, ...places });
      }
      if (passes) further += 2;
      at += own.length;
    }
    this.#block = block;
    this.#from = from;
    this.#size = to - from;
    this.#changing = changing;
    this.#runs = runsBetween(changing, text, from, to);
  }

  /** The same head but for the values that have changed before; undefined when it must be read line by line. */
  again(text: string, from: number, to: number): HeaderBlock | undefined {
    const block = this.#block;
    if (block === undefined || to - from !== this.#size || from !== this.#from) return undefined;
    for (const run of this.#runs) {
      if (text.substring(from + run.at, from + run.end) !== run.text) return undefined;
    }
    this.#misses = 0;
    if (this.#changing.length === 0) return block;
    const headers = block.headers.slice();
    const endToEnd = block.endToEnd === block.headers ? headers : block.endToEnd.slice();
    let { length } = block;
    for (const { at, end, size, index, further } of this.#changing) {
      const value = text.substring(from + at, from + end);
      if (!(size ? SIZE : VALUE).test(value)) return undefined;
      if (size) length = Number(value);
      headers[index] = value;
      if (further >= 0) endToEnd[further] = value;
    }
    const { cuts, coding, close, keepAlive, upgrade, expectsContinue, hosts } = block;
    return { headers, endToEnd, cuts, length, coding, close, keepAlive, upgrade, expectsContinue, hosts };
  }
}

function runsBetween(changing: readonly Changing[], text: string, from: number, to: number): Run[] {
  const ends = [...changing.map(({ at }) => at), to - from];
  return ends.map((end, place) => {
    const at = place === 0 ? 0 : changing[place - 1]!.end;
    // A text of its own: a part of the head would keep the head.
    return { at, end, text: Buffer.from(text.substring(from + at, from + end), 'latin1').toString('latin1') };
  });
}
