// SPDX-License-Identifier: Apache-2.0

/** Holds the values that were used last, a bounded number of them. */
export class Recent<Value> {
  readonly #limit: number;
  // A Map keeps the order of insertion: what is used is put at the end again, what is dropped stands first.
  readonly #values = new Map<string, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value of a key, made by `make` where it is not held. */
  get(key: string, make: () => Value): Value {
    const value = this.#values.get(key) ?? make();
    this.#values.delete(key);
    this.#values.set(key, value);
    for (const [first] of this.#values) {
      if (this.#values.size <= this.#limit) break;
      this.#values.delete(first);
    }
    return value;
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
