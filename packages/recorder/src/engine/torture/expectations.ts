// SPDX-License-Identifier: Apache-2.0
import type { CloudScript, Expectation, Outcome, Step } from './torture-case.js';

type Forwarded = Extract<Outcome, { kind: 'forwarded' }>;

/** So many requests sent on and answered, and the connection goes on. */
export const passes = (count = 1): Expectation => ({
  outcomes: Array.from({ length: count }, () => ({ kind: 'forwarded' as const })),
  then: 'open',
});
/** One request sent on and answered with a difference that is meant. */
export const passesAs = (as: Omit<Forwarded, 'kind'>, then: Expectation['then'] = 'open'): Expectation => ({
  outcomes: [{ kind: 'forwarded', ...as }],
  then,
});
/** Some requests sent on and answered, after which the connection ends. */
export const passesAndCloses = (count = 1): Expectation => ({ ...passes(count), then: 'closed' });
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
  then: 'closed',
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
  then: 'closed',
});
/** Answered 404 by the recorder itself. */
export const isOutside = (then: Expectation['then'] = 'open'): Expectation => ({
  outcomes: [{ kind: 'outside' }],
  then,
});
/** The cloud's answer is of no use: 502. */
export const loses = (then: Expectation['then'] = 'open'): Expectation => ({
  outcomes: [{ kind: 'lost' }],
  then,
});
/** The cloud's answer breaks off. */
export const cuts = (interim?: readonly number[]): Expectation => ({
  outcomes: [{ kind: 'cut', ...(interim ? { interim } : {}) }],
  then: 'closed',
});
/** The client goes away. */
export const aborts = (status: number | null): Expectation => ({
  outcomes: [{ kind: 'aborted', status }],
  then: 'closed',
});
/** No answer and no line: there was no request. */
export const ignores = (): Expectation => ({ outcomes: [{ kind: 'dropped' }], then: 'closed' });
export const mixed = (outcomes: readonly Outcome[], then: Expectation['then']): Expectation => ({
  outcomes,
  then,
});

/** A cloud that sends this after the request's body. */
export const answers = (...steps: readonly Step[]): readonly CloudScript[] => [{ steps }];
/** A cloud that sends this at the request's head. */
export const answersEarly = (...steps: readonly Step[]): readonly CloudScript[] => [{ early: true, steps }];
