// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { request } from 'undici';
import { guardedAgent, type Lookup } from './guarded-agent.js';
import { verifyWebhookAddress } from './webhook-address.js';

/** What is sent. */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What became of it: the status of an answer, or why there was none. */
export type WebhookAnswer = { readonly status: number } | { readonly why: string };

export type WebhookSender = (asked: WebhookRequest, signal: AbortSignal) => Promise<WebhookAnswer>;

export interface WebhookSenderOptions {
  /** Whether this machine may be told, and without TLS: for development alone. */
  readonly loopback: boolean;
  readonly lookup?: Lookup;
  readonly ca?: string;
  /** For all of it, in ms. 10000 unless told. */
  readonly milliseconds?: number;
}

const MILLISECONDS = 10_000;

/**
 * Sends messages to addresses that strangers chose: never into the network of this machine, never after a redirect, never
 * for long. Of an answer its status is kept and nothing else, so that nobody reads through us what we can reach.
 */
export function webhookSender({
  milliseconds = MILLISECONDS,
  ...guard
}: WebhookSenderOptions): WebhookSender {
  return async ({ url, headers, body }, signal) => {
    const time = AbortSignal.timeout(milliseconds);
    const either = AbortSignal.any([signal, time]);
    const agent = guardedAgent({ ...guard, milliseconds, signal: either });
    try {
      verifyWebhookAddress(url, guard.loopback);
      // undici follows no redirect unless it is told to.
      const response = await request(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'touchstone-webhooks' },
        body,
        dispatcher: agent,
        signal: either,
      });
      response.body.on('error', () => undefined).destroy();
      return { status: response.statusCode };
    } catch (error) {
      return { why: time.aborted ? `no answer within ${milliseconds / 1000} s` : reasonOf(error) };
    } finally {
      void agent.destroy();
    }
  };
}

/** In our words, or a code: messages of the network may tell of addresses within. */
function reasonOf(error: unknown): string {
  if (isTouchstoneError(error)) return error.message;
  const { code, name } = error as { code?: unknown; name?: unknown };
  return `no answer (${typeof code === 'string' ? code : String(name)})`;
}
