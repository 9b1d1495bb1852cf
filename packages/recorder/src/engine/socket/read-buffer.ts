// SPDX-License-Identifier: Apache-2.0

const SMALL = 128 * 1024;
const LARGE = 1024 * 1024;
/** So many connections may have a large one at a time; all others stream through small ones. */
const MOST_LARGE = 16;
/** Reads that fill the small one to the brim, one after the other, before a body counts as large. */
const FULL_READS = 3;

let large = 0;
/** Large ones that nobody uses: making one anew for every body costs more than what it saves. */
const spare: Buffer[] = [];

/**
 * The buffer that a connection reads into: nothing is allocated for a read, and pages that were never filled take no
 * memory. While reads fill it to the brim a large body is passing, and a large buffer halves what that costs.
 */
export class ReadBuffer {
  readonly #small = Buffer.allocUnsafeSlow(SMALL);
  #large: Buffer | undefined;
  /** Given up, but what the last read brought may still lie in it. */
  #left: Buffer | undefined;
  #full = 0;

  /** For `onread.buffer`: asked after each read for the buffer of the next. */
  readonly next = (): Buffer => this.#large ?? this.#small;

  /**
   * Called once for each read.
   * @param length what it brought
   */
  note(length: number): void {
    // One reads on when what was read before has been taken.
    if (this.#left !== undefined) {
      spare.push(this.#left);
      this.#left = undefined;
      large -= 1;
    }
    if (this.#large !== undefined) {
      if (length >= SMALL) return;
      this.#left = this.#large;
      this.#large = undefined;
    } else if (length < SMALL) this.#full = 0;
    else if (++this.#full >= FULL_READS && large < MOST_LARGE) {
      large += 1;
      this.#full = 0;
      this.#large = spare.pop() ?? Buffer.allocUnsafeSlow(LARGE);
    }
  }

  /** The connection is over. What it read last may not have been taken: that buffer is nobody else's. */
  release(): void {
    if (this.#large === undefined && this.#left === undefined) return;
    large -= 1;
    this.#large = undefined;
    this.#left = undefined;
  }
}
