// SPDX-License-Identifier: Apache-2.0

/** What `take` says where it has no whole head yet. */
export const HEAD = { more: -1, tooLarge: -2, wrong: -3 } as const;

const CR = 13;
const LF = 10;
const END = '\r\n\r\n';
/** Heads of one connection are much alike: not much more is made a text than the last one had. */
const FIRST_LOOK = 1024;
const MORE_THAN_LAST = 64;
const BAD_BYTES = /[^\t\r\n\x20-\x7e\x80-\xff]|\r[^\n]|[^\r]\n/;

/** Collects one head after another from bytes that come in any slices. */
export class HeadReader {
  readonly #limit: number;
  readonly #mayBegin: (text: string) => boolean;
  readonly #emptyLines: boolean;
  #pending = '';
  #look = FIRST_LOOK;
  /** The head found last, as latin-1; behind it, perhaps, bytes of the body. */
  text = '';
  /** Where its lines end in `text`, the last CRLF of a line included, the empty line not. */
  end = 0;
  /** Whether all of that head came with one read: then it begins `end + 2` bytes before the body. */
  whole = false;

  /**
   * @param limit bytes of a head
   * @param mayBegin whether a head that is not yet whole may still become one
   * @param emptyLines whether empty lines before a head are passed over, as servers do (RFC 9112, section 2.2)
   */
  constructor(limit: number, mayBegin: (text: string) => boolean, emptyLines: boolean) {
    this.#emptyLines = emptyLines;
    this.#limit = limit;
    this.#mayBegin = mayBegin;
  }

  /** Whether a head has begun to come. */
  get begun(): boolean {
    return this.#pending !== '';
  }

  /**
   * Takes bytes until a head is whole.
   * @returns where the bytes behind the head begin, or one of HEAD
   */
  take(buffer: Buffer, from: number, to: number): number {
    let before = this.#pending;
    if (this.#emptyLines && before.length < 2) {
      if (before === '\r' && buffer[from] === LF) {
        before = '';
        from += 1;
      }
      if (before === '') from = withoutEmptyLines(buffer, from, to);
    }
    let text = before + buffer.toString('latin1', from, Math.min(to, from + this.#look));
    let at = text.indexOf(END, Math.max(0, before.length - 3));
    if (at < 0 && to - from > this.#look) {
      text = before + buffer.toString('latin1', from, Math.min(to, from + this.#limit + 4));
      at = text.indexOf(END, Math.max(0, before.length - 3));
    }
    if (at < 0) return this.#wait(text, before.length);
    if (at + END.length > this.#limit) return HEAD.tooLarge;
    this.text = text;
    this.end = at + 2;
    this.#look = at + MORE_THAN_LAST;
    this.whole = before === '';
    this.#pending = '';
    return from + at + END.length - before.length;
  }

  #wait(text: string, known: number): number {
    if (BAD_BYTES.test(known < 2 ? text : text.slice(known - 2)) || text.startsWith('\n')) return HEAD.wrong;
    if (text.length >= this.#limit) return HEAD.tooLarge;
    this.#pending = text;
    return text === '' || (text === '\r' && this.#emptyLines) || this.#mayBegin(text)
      ? HEAD.more
      : HEAD.wrong;
  }
}

function withoutEmptyLines(buffer: Buffer, from: number, to: number): number {
  while (from + 1 < to && buffer[from] === CR && buffer[from + 1] === LF) from += 2;
  return from;
}
