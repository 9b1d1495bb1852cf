// SPDX-License-Identifier: Apache-2.0
import type { ExchangeView, MessageView } from './exchange-view.js';
import type { PlannedExchange } from './planned-exchange.js';

/** Something that nginx and a recorder may do differently, and how both are brought to the same. */
export interface AllowedDifference {
  readonly name: string;
  /** Why it harms nobody, and who does what. */
  readonly why: string;
  settle(view: ExchangeView, exchange: PlannedExchange): ExchangeView;
}

export const ALLOWED_DIFFERENCES: readonly AllowedDifference[] = [
  {
    name: 'order of framing',
    why: 'nginx puts Host and Content-Length first; what they say is compared, where they stand is not',
    settle: bothSides((message) => ({ ...message, headers: framingLast(message.headers) })),
  },
  {
    name: 'chunks that had come whole',
    why: 'nginx sends a body in chunks on with a length when it has all of it; the body itself is compared',
    settle: (view, { body }) =>
      body.framing === 'chunked' && view.asked
        ? { ...view, asked: without(view.asked, ['content-length']) }
        : view,
  },
  {
    name: 'answered by nginx',
    why: 'nginx answers an expectation itself and keeps it from the upstream; the recorder asks the cloud',
    settle: (view) => ({ ...view, asked: view.asked && without(view.asked, ['expect']) }),
  },
  {
    name: 'a header for one hop',
    why: 'nginx sends on what Connection names; RFC 9110, section 7.6.1, says that it must not',
    settle: (view) => ({ ...view, asked: view.asked && without(view.asked, ['x-hop']) }),
  },
  {
    name: 'trailers',
    why: 'nginx (before 1.27) drops them, and says Trailer still; the recorder sends them on',
    settle: bothSides((message) => ({ ...without(message, ['trailer']), trailers: [] })),
  },
  {
    name: 'headers that nginx writes itself',
    why: 'nginx adds Server and Date where there are none, and writes some headers first and in its own case',
    settle: (view, { answer }) => ({
      ...view,
      answered: view.answered && ownHeaders(view.answered, answer.headers),
    }),
  },
];

function bothSides(change: (message: MessageView) => MessageView): AllowedDifference['settle'] {
  return (view) => ({
    ...view,
    asked: view.asked && change(view.asked),
    answered: view.answered && change(view.answered),
  });
}

function nameOf(header: string): string {
  return header.slice(0, header.indexOf(':')).toLowerCase();
}

function without(message: MessageView, names: readonly string[]): MessageView {
  return { ...message, headers: message.headers.filter((one) => !names.includes(nameOf(one))) };
}

const FRAMING = new Set(['host', 'content-length']);

function framingLast(headers: readonly string[]): string[] {
  const isFraming = (one: string): boolean => FRAMING.has(nameOf(one));
  const lower = (one: string): string => one.replace(/^[^:]*/, (name) => name.toLowerCase());
  return [...headers.filter((one) => !isFraming(one)), ...headers.filter(isFraming).map(lower).sort()];
}

/** What ngx_http_header_filter_module writes before all others. */
const FIRST = new Set([
  'server',
  'date',
  'content-type',
  'content-length',
  'location',
  'last-modified',
  'etag',
]);

function ownHeaders(message: MessageView, planned: readonly string[]): MessageView {
  const sent = new Set(planned.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()));
  const kept = message.headers.filter((one) => {
    const name = nameOf(one);
    return (name !== 'server' && name !== 'date') || sent.has(name);
  });
  const own = kept.filter((one) => FIRST.has(nameOf(one)));
  const lower = own.map((one) => one.replace(/^[^:]*/, (name) => name.toLowerCase())).sort();
  return { ...message, headers: [...lower, ...kept.filter((one) => !FIRST.has(nameOf(one)))] };
}
