// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { webhookSecret, signMessage } from './sign-message.js';

type IsGenuine = (
  secret: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  now: number,
) => boolean;

const page = new URL('../../../../docs/receive-webhooks.md', import.meta.url);
const now = Date.UTC(2026, 10, 23);
const secret = webhookSecret(new Uint8Array(32).fill(7));
const text = '{"type":"ping"}';
const body = Buffer.from(text);
const headers = signMessage(secret, 'msg_1', new Date(now), text);
let isGenuine: IsGenuine;

beforeAll(async () => {
  const code = /^```js\n([^]*?)^```$/m.exec(await readFile(page, 'utf8'))?.[1] ?? '';
  const receiver: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  ({ isGenuine } = receiver as { isGenuine: IsGenuine });
});

describe('the receiver on the page about webhooks', () => {
  it('takes what was signed, also beside signatures of other schemes', () => {
    expect(isGenuine(secret, headers, body, now)).toBe(true);
    const both = { ...headers, 'webhook-signature': `v1a,AAAA ${headers['webhook-signature']}` };
    expect(isGenuine(secret, both, body, now)).toBe(true);
  });

  it('refuses what was changed, is signed by another, is old, or is not signed', () => {
    expect(isGenuine(secret, headers, Buffer.from('{"type":"pong"}'), now)).toBe(false);
    expect(isGenuine(secret, { ...headers, 'webhook-id': 'msg_2' }, body, now)).toBe(false);
    expect(isGenuine(webhookSecret(new Uint8Array(32).fill(8)), headers, body, now)).toBe(false);
    expect(isGenuine(secret, headers, body, now + 301_000)).toBe(false);
    expect(isGenuine(secret, { ...headers, 'webhook-signature': 'v1,' }, body, now)).toBe(false);
    expect(isGenuine(secret, {}, body, now)).toBe(false);
  });
});
