// SPDX-License-Identifier: Apache-2.0
import type {
  Answer,
  BodyTransform,
  ExchangeHandler,
  ExchangeOutcome,
  ResponseDecision,
  ResponseHead,
} from '../engine/engine.js';

/**
 * Keeps a mistake of ours from ending the solution's run: what can still be passed on is passed on as it is, and `failed`
 * hears of it, so that the recording does not count as whole.
 */
export function guardExchange(
  begin: () => ExchangeHandler,
  failed: (error: unknown) => void,
): ExchangeHandler {
  let handler: ExchangeHandler;
  try {
    handler = begin();
  } catch (error) {
    failed(error);
    return REFUSING;
  }
  return new GuardedExchange(handler, failed);
}

class GuardedExchange implements ExchangeHandler {
  readonly decision: ExchangeHandler['decision'];
  declare readonly requestChunk?: (chunk: Buffer) => void;
  declare readonly requestBody?: (whole: Buffer) => Buffer;
  declare responseChunk?: (chunk: Buffer) => void;
  readonly #handler: ExchangeHandler;
  readonly #failed: (error: unknown) => void;

  constructor(handler: ExchangeHandler, failed: (error: unknown) => void) {
    this.decision = handler.decision;
    this.#handler = handler;
    this.#failed = failed;
    const { requestChunk, requestBody } = handler;
    if (requestChunk) this.requestChunk = (chunk) => this.#try(() => requestChunk(chunk), undefined);
    if (requestBody) this.requestBody = (whole) => this.#try(() => requestBody(whole), whole);
  }

  responseHead(head: ResponseHead): ResponseDecision {
    let decision: ResponseDecision;
    try {
      decision = this.#handler.responseHead(head);
    } catch (error) {
      this.#failed(error);
      return { head };
    }
    if (this.#handler.responseChunk) {
      this.responseChunk = (chunk) => this.#try(() => this.#handler.responseChunk!(chunk), undefined);
    }
    const { transform } = decision;
    return transform ? { ...decision, transform: new GuardedTransform(transform, this.#failed) } : decision;
  }

  broken(error: string): Answer {
    return this.#handler.broken(error);
  }

  end(outcome: ExchangeOutcome): void {
    try {
      this.#handler.end(outcome);
    } catch (error) {
      this.#failed(error);
    }
  }

  #try<T>(act: () => T, otherwise: T): T {
    try {
      return act();
    } catch (error) {
      this.#failed(error);
      return otherwise;
    }
  }
}

class GuardedTransform implements BodyTransform {
  declare whole?: (body: Buffer) => Buffer;
  readonly #transform: BodyTransform;
  readonly #failed: (error: unknown) => void;

  constructor(transform: BodyTransform, failed: (error: unknown) => void) {
    this.#transform = transform;
    this.#failed = failed;
    if (transform.whole) this.whole = this.#whole;
  }

  #whole(body: Buffer): Buffer {
    try {
      return this.#transform.whole!(body);
    } catch (error) {
      this.#failed(error);
      return body;
    }
  }

  push(chunk: Buffer): Buffer | undefined {
    try {
      return this.#transform.push(chunk);
    } catch (error) {
      this.#failed(error);
      return chunk;
    }
  }

  end(): Buffer | undefined {
    try {
      return this.#transform.end();
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }
}

const MESSAGE = 'The recorder failed on this request; it was not sent on.';
const REFUSING: ExchangeHandler = {
  decision: {
    kind: 'answer',
    status: 500,
    headers: ['Content-Type', 'application/json'],
    body: JSON.stringify({ error: { code: 500, title: 'Internal Server Error', message: MESSAGE } }),
  },
  responseHead: (head) => ({ head }),
  broken: () => ({ kind: 'answer', status: 500, headers: [], body: MESSAGE }),
  end: () => {},
};
