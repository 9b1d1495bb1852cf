// SPDX-License-Identifier: Apache-2.0
import { capitalized, CERTIFICATE_STATES, level } from '@touchstone/model';
import { z } from 'zod';
import { FEEDS, type FeedKind } from '../feeds/feed-events.js';
import { typeOf } from './webhook-message.js';

const time = z.iso.datetime({ precision: 3 });

/** A message to a webhook about an event. */
export const webhookMessage = z.strictObject({
  type: z.enum(FEEDS.map((kind) => typeOf({ kind }))),
  timestamp: time.describe('when it happened'),
  data: z.strictObject({
    solution: z.string().describe('its id'),
    name: z.string(),
    what: z.string().describe('one sentence'),
    page: z.url(),
    listing: z.url().describe('its listing as JSON'),
    certificate: z.strictObject({
      statement: z.string().describe('its digest'),
      level: level.nullable(),
      guideline: z.string(),
      versions: z.array(z.string()),
      lab: z.string(),
      state: z.enum(CERTIFICATE_STATES),
      issuedAt: time,
      expiresAt: time,
    }),
  }),
});

const SUMMARIES: Readonly<Record<FeedKind, string>> = {
  new: 'A solution has its first certificate',
  changed: 'A solution has a further certificate',
  expiring: 'A certificate ends within a month',
  revoked: 'A certificate was taken back',
};

const HEADERS = {
  'webhook-id': 'Of the message: the same in each attempt',
  'webhook-timestamp': 'Of the attempt: seconds since 1970',
  'webhook-signature': 'v1, and HMAC-SHA256 over id.timestamp.body in base64',
} as const;

/**
 * What is sent to webhooks, as OpenAPI 3.1 tells it (4.8.1: `webhooks`).
 * @param schema where the message's schema is
 */
export function webhookPaths(schema: string): Readonly<Record<string, unknown>> {
  const parameters = Object.entries(HEADERS).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  }));
  return Object.fromEntries(
    FEEDS.map((kind) => [
      typeOf({ kind }),
      {
        post: {
          operationId: `told${capitalized(kind)}`,
          summary: SUMMARIES[kind],
          description: 'Signed by the Standard Webhooks specification, and sent again until it is taken.',
          parameters,
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: schema } } } },
          responses: {
            '2XX': { description: 'It was taken' },
            410: { description: 'Nothing more is to be sent' },
            default: { description: 'It is sent again later' },
          },
        },
      },
    ]),
  );
}
