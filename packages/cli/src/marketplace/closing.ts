// SPDX-License-Identifier: Apache-2.0

/** What was opened, to be closed the other way round; what fails on the way keeps nothing else open. */
export class Closing {
  readonly #opened: { close(): Promise<unknown> | void }[] = [];

  add<T extends { close(): Promise<unknown> | void }>(opened: T): T {
    this.#opened.push(opened);
    return opened;
  }

  /** @throws the first failure, after all was closed */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const one of this.#opened.splice(0).toReversed()) {
      try {
        await one.close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
