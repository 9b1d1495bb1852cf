// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../observe/alike-calls.js';

const SHOWN = 50;
const KEPT = 500;

/** The user agents of the solution's own calls: the first in the alphabet, as many as an assessment shows. */
export class UserAgentFollower {
  #seen = new Set<string>();
  #last: string | undefined;

  take({ exchange: { userAgent }, own }: Call): void {
    if (!own || userAgent === undefined || userAgent === this.#last) return;
    this.#last = userAgent;
    this.#seen.add(userAgent);
    if (this.#seen.size > KEPT) this.#seen = new Set(this.userAgents);
  }

  get userAgents(): string[] {
    return [...this.#seen].sort().slice(0, SHOWN);
  }
}
