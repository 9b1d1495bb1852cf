// SPDX-License-Identifier: Apache-2.0

/** Sees the data of a body while it passes: `buffer` from..to. The bytes are valid only during the call. */
export type OnPayload = (buffer: Buffer, from: number, to: number) => void;

const SIZE_FIRST = 0;
const SIZE = 1;
const EXTENSION = 2;
const SIZE_LF = 3;
const DATA = 4;
const DATA_CR = 5;
const DATA_LF = 6;
const TRAILER_FIRST = 7;
const TRAILER_NAME = 8;
const TRAILER_VALUE = 9;
const TRAILER_LF = 10;
const END_LF = 11;

const CR = 13;
const LF = 10;
const SEMICOLON = 59;
const COLON = 58;
/** Hex digits of a size: what fits into a number without rounding, with some zeros in front. */
const MOST_DIGITS = 16;
/** Of one chunk's extensions. Nobody uses them; endless ones would be a body that no length counts. */
const LONGEST_EXTENSION = 4096;
const LONGEST_TRAILER = 16 * 1024;
/**
 * Finds the end of a chunked body (RFC 9112, section 7.1) in bytes that come in any slices. Strict: CRLF only, no blanks
 * around sizes, no control characters; what it lets pass, every reader reads alike.
 */
export class ChunkedFramer {
  #state = SIZE_FIRST;
  #left = 0;
  #digits = 0;
  #length = 0;
  #named = false;
  done = false;
  /** What is wrong with the bytes behind the last good one. */
  wrong: string | undefined;

  /** Makes it ready for the next body. */
  reset(): void {
    this.#state = SIZE_FIRST;
    this.#left = 0;
    this.#digits = 0;
    this.#length = 0;
    this.done = false;
    this.wrong = undefined;
  }

  /**
   * @returns where it stopped: `to`, or behind the body's last byte, or before the byte that does not fit
   */
  take(buffer: Buffer, from: number, to: number, onPayload: OnPayload): number {
    let at = from;
    while (at < to) {
      if (this.#state === DATA) {
        const end = Math.min(to, at + this.#left);
        onPayload(buffer, at, end);
        this.#left -= end - at;
        at = end;
        if (this.#left === 0) this.#state = DATA_CR;
        continue;
      }
      if (!this.#step(buffer[at]!)) {
        this.wrong ??= 'CHUNK';
        return at;
      }
      at += 1;
      if (this.done) return at;
    }
    return at;
  }

  /** One byte outside of data. False: it does not fit. */
  #step(byte: number): boolean {
    switch (this.#state) {
      case SIZE_FIRST:
      case SIZE:
        return this.#size(byte);
      case EXTENSION:
        if (byte === CR) this.#state = SIZE_LF;
        else return isText(byte) && this.#within(LONGEST_EXTENSION, 'CHUNK_EXTENSION');
        return true;
      case SIZE_LF:
        this.#state = this.#left === 0 ? TRAILER_FIRST : DATA;
        this.#length = 0;
        return byte === LF;
      case DATA_CR:
        this.#state = DATA_LF;
        return byte === CR;
      case DATA_LF:
        this.#state = SIZE_FIRST;
        this.#digits = 0;
        return byte === LF;
      case END_LF:
        this.done = byte === LF;
        return this.done;
      default:
        return this.#trailer(byte);
    }
  }

  #size(byte: number): boolean {
    const digit = hexOf(byte);
    if (digit >= 0) {
      this.#state = SIZE;
      this.#left = this.#left * 16 + digit;
      this.#digits += 1;
      return this.#digits <= MOST_DIGITS && this.#left <= Number.MAX_SAFE_INTEGER;
    }
    if (this.#state === SIZE_FIRST) return false;
    if (byte === CR) this.#state = SIZE_LF;
    else if (byte === SEMICOLON) this.#state = EXTENSION;
    else return false;
    return true;
  }

  #trailer(byte: number): boolean {
    if (!this.#within(LONGEST_TRAILER, 'TRAILER')) return false;
    switch (this.#state) {
      case TRAILER_FIRST:
        if (byte === CR) {
          this.#state = END_LF;
          return true;
        }
        this.#named = false;
        this.#state = TRAILER_NAME;
        return this.#trailerName(byte);
      case TRAILER_NAME:
        return this.#trailerName(byte);
      case TRAILER_VALUE:
        if (byte === CR) this.#state = TRAILER_LF;
        else return isText(byte);
        return true;
      default:
        this.#state = TRAILER_FIRST;
        return byte === LF;
    }
  }

  #trailerName(byte: number): boolean {
    if (byte === COLON) this.#state = TRAILER_VALUE;
    const named = this.#named;
    this.#named = true;
    return byte === COLON ? named : isTokenByte(byte);
  }

  #within(most: number, word: string): boolean {
    this.#length += 1;
    if (this.#length <= most) return true;
    this.wrong = word;
    return false;
  }
}

function hexOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function isText(byte: number): boolean {
  return (byte >= 32 && byte !== 127) || byte === 9;
}

const TOKEN_BYTES = new Set([..."!#$%&'*+-.^_`|~"].map((char) => char.charCodeAt(0)));

function isTokenByte(byte: number): boolean {
  const lower = byte | 32;
  return (byte >= 48 && byte <= 57) || (lower >= 97 && lower <= 122) || TOKEN_BYTES.has(byte);
}
