// SPDX-License-Identifier: Apache-2.0
import type { Exchange, Unsequenced } from '@touchstone/model';
import type { Forward, Answer, RequestHead } from '../engine/engine.js';
import type { Mount, MountTable } from '../mounts/mount-table.js';
import type { TrackedResources } from '../observe/tracked-resources.js';
import type { RawHeaders } from '../raw-headers.js';
import type { UrlRewriter } from '../rewrite/url-rewriter.js';
import type { ExchangeDraft } from './exchange-draft.js';

/**
 * What a request's head alone decides: clients ask the same again and again (every waiting loop does), so it is worked out
 * once for equal heads. Holds no token in the clear beyond the head itself, and lives in memory alone.
 */
export interface RequestPlan {
  /** The draft as it is when the request's steps are through. */
  readonly draft: ExchangeDraft;
  /** Bytes of the request body to look at; 0 for none. */
  readonly tapLimit: number;
  readonly decision: Forward | Answer;
  readonly requestBody: ((whole: Buffer) => Buffer) | undefined;
  /** How many mounts there were: a new one may be a better place for it. */
  readonly mounts: number;
  /** The parts of the line that the head decides, once they were needed. */
  line: LineBase | undefined;
  /** The last answer that came whole, and what was found in it. */
  last: KnownAnswer | undefined;
}

export type LineBase = Pick<
  Unsequenced<Exchange>,
  'service' | 'operation' | 'method' | 'path' | 'query' | 'asked' | 'userAgent' | 'endpoint' | 'via'
>;

/** An answer's body that was looked through: the next one with the same bytes says the same. */
export interface KnownAnswer {
  readonly body: Buffer;
  readonly rewriter: UrlRewriter;
  /** As it goes to the client: the very `body` when nothing changes. */
  readonly out: Buffer;
  readonly next: boolean;
  tracked: TrackedResources | undefined;
}

const MOST_PLANS = 2000;
/** Of one answer, and of all that are remembered. */
export const KNOWN_ANSWER_BYTES = 128 * 1024;
const ALL_ANSWERS_BYTES = 8 * 1024 * 1024;

/** Plans by head: by the very array of headers, which engines give again for equal heads, and the request line. */
export class RequestPlans {
  readonly #mounts: MountTable;
  #plans = new WeakMap<RawHeaders, Map<string, RequestPlan>>();
  #count = 0;
  #answerBytes = 0;

  constructor(mounts: MountTable) {
    this.#mounts = mounts;
  }

  find({ method, target, headers, arrival }: RequestHead): RequestPlan | undefined {
    if (arrival !== undefined) return undefined;
    const plan = this.#plans.get(headers)?.get(keyOf(method, target));
    return plan !== undefined && this.#holds(plan) ? plan : undefined;
  }

  /** Whether what it was made from still stands. */
  #holds({ draft, mounts }: RequestPlan): boolean {
    const known: readonly Mount[] = this.#mounts.mounts;
    return mounts === known.length && (draft.mount === undefined || known.includes(draft.mount));
  }

  keep({ method, target, headers, arrival }: RequestHead, plan: RequestPlan): void {
    if (arrival !== undefined) return;
    if (this.#count >= MOST_PLANS) this.#forget();
    let plans = this.#plans.get(headers);
    if (plans === undefined) this.#plans.set(headers, (plans = new Map()));
    plans.set(keyOf(method, target), plan);
    this.#count += 1;
  }

  keepAnswer(plan: RequestPlan, answer: KnownAnswer): void {
    if (this.#answerBytes >= ALL_ANSWERS_BYTES) this.#forget();
    this.#answerBytes += answer.body.length;
    plan.last = answer;
  }

  #forget(): void {
    this.#plans = new WeakMap();
    this.#count = 0;
    this.#answerBytes = 0;
  }
}

function keyOf(method: string, target: string): string {
  return `${method} ${target}`;
}
