// SPDX-License-Identifier: Apache-2.0

/** A request as every server can give it: the handlers of this room know no transport. */
export interface HandledRequest {
  readonly method: string;
  /** Path without a query, as it was sent: nothing decoded. */
  readonly path: string;
  /** One header's value by its name in lower case. A header sent twice is joined or undefined, never the last one alone. */
  header(name: string): string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface HandledResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** Answers a request; undefined where the path is not one of its own. */
export type Handler = (request: HandledRequest) => Promise<HandledResponse | undefined>;
