// SPDX-License-Identifier: Apache-2.0

const SMALL = 64 * 1024;
const LARGE = 1024 * 1024;
/** So many connections may have a large one at a time; all others stream through small ones. */
const MOST_LARGE = 16;

let large = 0;

/**
 * The one buffer that a connection reads into: nothing is allocated for a read, and pages that were never filled take no
 * memory. While reads fill it to the brim a large body is passing, and a large buffer halves what that costs.
 */
export class ReadBuffer {
  #buffer = Buffer.allocUnsafeSlow(SMALL);

  /** For `onread.buffer`: asked after each read for the buffer of the next. */
  readonly next = (): Buffer => this.#buffer;

  /** @param length what the last read brought */
  note(length: number): void {
    const size = this.#buffer.length;
    if (length === size && size === SMALL && large < MOST_LARGE) {
      large += 1;
      this.#buffer = Buffer.allocUnsafeSlow(LARGE);
    } else if (size === LARGE && length < SMALL) this.release();
  }

  /** Gives a large one back. */
  release(): void {
    if (this.#buffer.length === SMALL) return;
    large -= 1;
    this.#buffer = Buffer.allocUnsafeSlow(SMALL);
  }
}
