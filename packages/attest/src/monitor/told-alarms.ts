// SPDX-License-Identifier: Apache-2.0
import type { Alarm } from '@touchstone/model';

/** Alarms that are listed at most: a log of nothing but rubbish must not fill memory. */
const LISTED = 1000;

/** Collects alarms; beyond a thousand they are only counted. */
export class ToldAlarms {
  readonly #alarms: Alarm[] = [];
  #more = 0;

  add(...alarms: readonly (Alarm | undefined)[]): void {
    for (const alarm of alarms) {
      if (alarm === undefined) continue;
      if (this.#alarms.length < LISTED) this.#alarms.push(alarm);
      else this.#more += 1;
    }
  }

  result(): { readonly alarms: readonly Alarm[]; readonly moreAlarms: number } {
    return { alarms: this.#alarms, moreAlarms: this.#more };
  }
}
