// SPDX-License-Identifier: Apache-2.0
import type { Exchange, Unsequenced } from '@touchstone/model';

export interface ServiceCount {
  readonly calls: number;
  readonly unknown: number;
  /** Answers of 400 and above, and calls without an answer. */
  readonly refused: number;
}
export interface RecorderStats {
  readonly exchanges: number;
  readonly unclassified: number;
  readonly open: number;
  /** Exchanges that could not be appended. */
  readonly dropped: number;
  readonly malformed: number;
  readonly byService: Readonly<Record<string, ServiceCount>>;
}

/** Counts what was written, for progress. */
export interface Tally {
  /** Exchanges that could not be appended. */
  dropped: number;
  count(line: Unsequenced<Exchange>): void;
  snapshot(): Omit<RecorderStats, 'open' | 'malformed'>;
}

export function createTally(): Tally {
  const services = new Map<string, { calls: number; unknown: number; refused: number }>();
  let exchanges = 0;
  let unclassified = 0;
  return {
    dropped: 0,
    count(line) {
      exchanges += 1;
      const name = line.service ?? 'outside-catalog';
      let service = services.get(name);
      if (!service) services.set(name, (service = { calls: 0, unknown: 0, refused: 0 }));
      service.calls += 1;
      if (line.status === null || line.status >= 400) service.refused += 1;
      if (line.operation !== null) return;
      unclassified += 1;
      service.unknown += 1;
    },
    snapshot() {
      const byService = Object.fromEntries([...services].map(([name, counts]) => [name, { ...counts }]));
      return { exchanges, unclassified, dropped: this.dropped, byService };
    },
  };
}
