// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../observe/alike-calls.js';
import { ResourceTable } from '../observe/resource-table.js';

/** How many different tokens were issued to the run. */
export class TokenFollower {
  readonly #issued = new ResourceTable();

  take({ exchange: { auth }, accepted }: Call): void {
    if (accepted && auth.issued !== undefined) this.#issued.slot('', auth.issued);
  }

  get tokens(): number {
    return this.#issued.size;
  }
}
