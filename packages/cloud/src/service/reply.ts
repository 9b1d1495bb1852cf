// SPDX-License-Identifier: Apache-2.0

export type ReplyBody = undefined | string | Uint8Array | AsyncIterable<Uint8Array>;

/** An answer before it goes anywhere. */
export interface Reply {
  readonly status: number;
  /** Header names as the service writes them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReplyBody;
}

type Headers = Readonly<Record<string, string>>;

/** Bytes as they are; a Content-Length is set for text and bytes when the answer is sent. */
export function reply(status: number, headers: Headers = {}, body: ReplyBody = undefined): Reply {
  return { status, headers, body };
}

export function json(status: number, body: unknown, headers: Headers = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function noContent(headers: Headers = {}): Reply {
  return { status: 204, headers, body: undefined };
}
