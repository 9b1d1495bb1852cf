// SPDX-License-Identifier: Apache-2.0
import type { BodyTransform, ExchangeHandler } from '../engine/engine.js';

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
  const guard = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch (error) {
      failed(error);
      return otherwise;
    }
  };
  const { requestChunk, requestBody } = handler;
  return {
    decision: handler.decision,
    ...(requestChunk ? { requestChunk: (chunk) => guard(() => requestChunk(chunk), undefined) } : {}),
    ...(requestBody ? { requestBody: (whole) => guard(() => requestBody(whole), whole) } : {}),
    responseHead(head) {
      const decision = guard(() => handler.responseHead(head), { head });
      const { transform } = decision;
      return transform ? { ...decision, transform: guardTransform(transform, guard) } : decision;
    },
    responseChunk: (chunk) => guard(() => handler.responseChunk?.(chunk), undefined),
    broken: (error) => handler.broken(error),
    end: (outcome) => guard(() => handler.end(outcome), undefined),
  };
}

function guardTransform(
  transform: BodyTransform,
  guard: <T>(act: () => T, otherwise: T) => T,
): BodyTransform {
  return {
    push: (chunk) => guard(() => transform.push(chunk), chunk),
    end: () => guard(() => transform.end(), undefined),
  };
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
