// SPDX-License-Identifier: Apache-2.0
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { webhookSecret, signMessage } from './sign-message.js';

const secret = webhookSecret(new Uint8Array(32).fill(7));
const body = '{"type":"certificate.new","timestamp":"2026-11-23T00:00:00.000Z","data":{"name":"Grün ☂"}}';

describe('the signature of a message', () => {
  it("is believed by the specification's own library, and of no other body, id, time or secret", () => {
    const headers = signMessage(secret, 'msg_1', new Date(), body);
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'certificate.new' });
    const other = webhookSecret(new Uint8Array(32).fill(8));
    expect(() => new Webhook(other).verify(body, headers)).toThrow();
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-timestamp': later })).toThrow();
  });

  it('is refused by that library where the message is old', () => {
    const old = signMessage(secret, 'msg_1', new Date(Date.now() - 600_000), body);
    expect(() => new Webhook(secret).verify(body, old)).toThrow();
  });

  it('is the one that the specification gives as its example', () => {
    const { 'webhook-signature': signature } = signMessage(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1_614_265_330_000),
      '{"test": 2432232314}',
    );
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});
