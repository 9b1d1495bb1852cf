// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';
import type { EngineName } from '../../testing/engines.js';

/**
 * What one side does, in order: sends bytes (text in Latin-1, or repeated text), waits so many milliseconds, waits until
 * the other side's bytes contain something, or (a cloud) until the request is whole, closes its half, or resets.
 *
 * In text, `{T}` is the target of the next request, with a nonce of its own that must come back in that request's answer;
 * `{N}` is a nonce: the last one, for a client; the one of the request that is answered, for a cloud; `{HIDDEN}` is a
 * whole request that must never reach the cloud.
 */
export type Step =
  | string
  | { readonly repeat: string; readonly times: number }
  | { readonly wait: number }
  | { readonly until: string }
  | { readonly whole: true }
  | { readonly end: true }
  | { readonly reset: true };

/** What the cloud does for one request; `early` begins at the request's head, else after its body. */
export interface CloudScript {
  readonly early?: true;
  readonly steps: readonly Step[];
}

/** What must have become of one request. */
export type Outcome =
  /** Sent on unchanged, answered, and the answer sent back unchanged. */
  | {
      readonly kind: 'forwarded';
      /** What the cloud must have received, where that is not just what the client sent. */
      readonly asks?: string;
      /** What the client must have received, where that is not just what the cloud sent. */
      readonly answer?: string;
      /** Interim answers that the client must have received. */
      readonly interim?: readonly number[];
      readonly end?: Exchange['end'];
      /** Answered before its body was sent: the cloud need not have received that. */
      readonly unsent?: true;
    }
  /** Not sent on, told so with one of these, written down as malformed; the connection ends. */
  | { readonly kind: 'refused'; readonly status: readonly number[] }
  /**
   * Its body proved to be malformed when its head may have been sent on already: the client is told so, the cloud never
   * gets it whole. One line is written: of an exchange broken off, or of a malformed request if nothing was sent on.
   */
  | { readonly kind: 'spoiled'; readonly status: readonly number[] }
  /** Not sent on and told so by the recorder: outside the catalog. The connection goes on. */
  | { readonly kind: 'outside' }
  /** Sent on, but no usable answer came: the client is told 502. */
  | { readonly kind: 'lost'; readonly unreachable?: true }
  /** The answer's head came through, its body broke off, and the client can see that. */
  | { readonly kind: 'cut'; readonly interim?: readonly number[] }
  /** The client went away; `status` is the cloud's, null when it had not answered yet. */
  | { readonly kind: 'aborted'; readonly status: number | null }
  /** Neither sent on nor answered nor written down: what stood behind a refused request, or no request at all. */
  | { readonly kind: 'dropped' };

export interface Expectation {
  readonly outcomes: readonly Outcome[];
  /** Whether a further request on the same connection must be answered, or the connection must have ended. */
  readonly after: 'open' | 'closed';
}

export interface TortureCase {
  readonly name: string;
  /** The rule that decides, by its source. */
  readonly rule: string;
  readonly client: readonly Step[];
  /** For the first request, the second, ...; the last is for all that follow. Unless given: 200 and the nonce. */
  readonly cloud?: readonly CloudScript[];
  readonly expect: Expectation;
  /** Where an engine may do otherwise, and why that harms nobody. */
  readonly except?: Partial<
    Record<
      EngineName,
      {
        readonly expect: Expectation;
        /** Where it depends on how the bytes are cut. */
        readonly sliced?: Expectation;
        readonly why: string;
      }
    >
  >;
}

/** What must come of a case on an engine. @param sliced whether its bytes come one by one */
export function expectationOf(
  { expect, except }: TortureCase,
  engine: EngineName,
  sliced: boolean,
): Expectation {
  const own = except?.[engine];
  return (sliced ? own?.sliced : undefined) ?? own?.expect ?? expect;
}

/** Whether the client gets an answer, from the cloud or from the recorder. */
export function isAnswered({ kind }: Outcome): boolean {
  return ['forwarded', 'refused', 'spoiled', 'outside', 'lost'].includes(kind);
}

/**
 * The line that the recording must hold of a request; undefined for none.
 * @param status that of its answer, as the client received it
 * @param reached whether it came to the cloud
 */
export function lineOf(
  outcome: Outcome,
  status: number | null,
  reached: boolean,
): { readonly end: Exchange['end']; readonly status: number | null } | undefined {
  switch (outcome.kind) {
    case 'forwarded':
      return { end: outcome.end ?? 'complete', status };
    case 'refused':
    case 'outside':
      return { end: 'refused', status };
    case 'spoiled':
      return reached ? { end: 'client-aborted', status: null } : { end: 'refused', status };
    case 'lost':
      return { end: outcome.unreachable ? 'upstream-unreachable' : 'upstream-lost', status: null };
    case 'cut':
      return { end: 'upstream-lost', status };
    case 'aborted':
      return { end: 'client-aborted', status: outcome.status };
    case 'dropped':
      return undefined;
  }
}
