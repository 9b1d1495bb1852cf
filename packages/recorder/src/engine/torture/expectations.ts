// SPDX-License-Identifier: Apache-2.0
import type { CloudScript, Expectation, Outcome, Step } from './torture-case.js';

type Forwarded = Extract<Outcome, { kind: 'forwarded' }>;

/** So many requests sent on and answered, and the connection goes on. */
export const passes = (count = 1): Expectation => ({
  outcomes: Array.from({ length: count }, () => ({ kind: 'forwarded' as const })),
  after: 'open',
});
/** One request sent on and answered with a difference that is meant. */
export const passesAs = (as: Omit<Forwarded, 'kind'>, after: Expectation['after'] = 'open'): Expectation => ({
  outcomes: [{ kind: 'forwarded', ...as }],
  after,
});
/** Some requests sent on and answered, after which the connection ends. */
export const passesAndCloses = (count = 1): Expectation => ({ ...passes(count), after: 'closed' });
/** A request that is refused with its status, after some that were sent on; whatever follows is dropped. */
export const refuses = (
  status: number | readonly number[],
  { after = 0, dropped = 0 } = {},
): Expectation => ({
  outcomes: [
    ...passes(after).outcomes,
    { kind: 'refused', status: [status].flat() },
    ...Array.from({ length: dropped }, () => ({ kind: 'dropped' as const })),
  ],
  after: 'closed',
});
/** A body that is malformed. */
export const spoils = (
  status: number | readonly number[] = 400,
  { after = 0, dropped = 0 } = {},
): Expectation => ({
  outcomes: [
    ...passes(after).outcomes,
    { kind: 'spoiled', status: [status].flat() },
    ...Array.from({ length: dropped }, () => ({ kind: 'dropped' as const })),
  ],
  after: 'closed',
});
/** Answered 404 by the recorder itself. */
export const isOutside = (after: Expectation['after'] = 'open'): Expectation => ({
  outcomes: [{ kind: 'outside' }],
  after,
});
/** The cloud's answer is of no use: 502. */
export const loses = (after: Expectation['after'] = 'open'): Expectation => ({
  outcomes: [{ kind: 'lost' }],
  after,
});
/** The cloud's answer breaks off. */
export const cuts = (interim?: readonly number[]): Expectation => ({
  outcomes: [{ kind: 'cut', ...(interim ? { interim } : {}) }],
  after: 'closed',
});
/** The client goes away. */
export const aborts = (status: number | null): Expectation => ({
  outcomes: [{ kind: 'aborted', status }],
  after: 'closed',
});
/** No answer and no line: there was no request. */
export const ignores = (): Expectation => ({ outcomes: [{ kind: 'dropped' }], after: 'closed' });
export const mixed = (outcomes: readonly Outcome[], after: Expectation['after']): Expectation => ({
  outcomes,
  after,
});

/** A cloud that sends this after the request's body. */
export const answers = (...steps: readonly Step[]): readonly CloudScript[] => [{ steps }];
/** A cloud that sends this at the request's head. */
export const answersEarly = (...steps: readonly Step[]): readonly CloudScript[] => [{ early: true, steps }];
