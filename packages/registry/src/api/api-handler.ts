// SPDX-License-Identifier: Apache-2.0
import type { HandledRequest, HandledResponse } from '@touchstone/attest';

/** A request to the registry: what every server can give, with its query and, where known, who asks. */
export interface ApiRequest extends HandledRequest {
  /** What stands behind the question mark, nothing decoded; empty where there is none. */
  readonly query: string;
  /** Address of the client, as the server believes it: what its requests are counted by. */
  readonly client?: string;
}

/** An answer; a bundle is streamed and never held whole: a server that loses its client MUST end the iterator of the body. */
export interface ApiResponse extends Omit<HandledResponse, 'body'> {
  readonly body: Uint8Array | string | AsyncIterable<Uint8Array>;
}

/** Answers a request; undefined where the path is not one of its own. Every `Handler` of attest is one, too. */
export type ApiHandler = (request: ApiRequest) => Promise<ApiResponse | undefined>;
