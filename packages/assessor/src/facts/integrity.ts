// SPDX-License-Identifier: Apache-2.0
import type { RecordingFooter, RecordingLine } from '@touchstone/model';
import type { Integrity } from '../input.js';

/**
 * Whether a recording can carry a verdict. What its reader said stands, except that "complete" is held against the
 * recording's own footer: it must be there, say complete, count the exchanges that are there, and leave none open.
 */
export class IntegrityFollower {
  #footer: RecordingFooter | undefined;
  #exchanges = 0;
  #unclassified = 0;
  #last = -1;
  #disordered = false;

  take(line: RecordingLine): void {
    if (line.seq <= this.#last) this.#disordered = true;
    this.#last = line.seq;
    if (line.kind === 'footer') this.#footer ??= line;
    if (line.kind !== 'exchange') return;
    this.#exchanges += 1;
    if (line.operation === null) this.#unclassified += 1;
  }

  /** The first footer, if any. */
  get footer(): RecordingFooter | undefined {
    return this.#footer;
  }

  judge({ state, why }: Integrity): Integrity {
    const footer = this.#footer;
    if (state !== 'complete') return { state, ...(why === undefined ? {} : { why }) };
    if (footer === undefined) return { state: 'truncated', why: 'the recording has no footer' };
    if (footer.outcome === 'interrupted') {
      return { state: 'interrupted', why: footer.reason ?? 'the run was interrupted' };
    }
    if (this.#disordered) return { state: 'edited', why: 'two lines have the same place' };
    if (footer.exchanges !== this.#exchanges) {
      return {
        state: 'edited',
        why: `the footer counts ${footer.exchanges} exchanges, the recording holds ${this.#exchanges}`,
      };
    }
    if (footer.unclassified !== this.#unclassified) {
      return { state: 'edited', why: 'the footer counts other unclassified calls than the recording holds' };
    }
    if (footer.open > 0) {
      return {
        state: 'interrupted',
        why: `${footer.open} call${footer.open === 1 ? ' was' : 's were'} still under way at the end`,
      };
    }
    return { state, ...(why === undefined ? {} : { why }) };
  }
}
