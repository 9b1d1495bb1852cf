// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Exchange } from '@touchstone/model';
import type { Call } from '../observe/alike-calls.js';
import { TimelineFollower } from './timeline.js';

/** Calls to two services in turn, the second only in the second half. */
function drawn(calls: number, everyMs: number) {
  const follower = new TimelineFollower();
  for (let number = 0; number < calls; number += 1) {
    const service = number % 2 === 1 && number > calls / 2 ? 'network' : 'compute';
    const exchange = { service, at: number * everyMs } as Exchange;
    follower.take({ exchange, operation: undefined, accepted: true, own: true } satisfies Call);
  }
  return new Map(follower.draw((calls - 1) * everyMs).map(({ service, perBin }) => [service, perBin]));
}

describe('the timeline', () => {
  it('puts every call into the bin of its time', () => {
    const rows = drawn(600, 10);
    expect(rows.get('compute')?.slice(0, 3)).toEqual([10, 10, 10]);
    expect(rows.get('network')?.[0]).toBe(0);
    expect(rows.get('network')?.[59]).toBe(5);
  });

  it('of a run that is too long to keep misses no call, and shifts few by a bin', () => {
    const rows = drawn(240_000, 7.3);
    const sum = (bins: readonly number[]): number => bins.reduce((all, one) => all + one, 0);
    expect(sum(rows.get('compute')!) + sum(rows.get('network')!)).toBe(240_000);
    for (const count of rows.get('compute')!.slice(0, 29)) expect(Math.abs(count - 4000)).toBeLessThan(120);
    expect(sum(rows.get('network')!.slice(0, 29))).toBe(0);
  });
});
