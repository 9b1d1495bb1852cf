// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/**
 * The secret of a webhook as it is shown.
 * @param random 24 to 64 random bytes
 */
export function webhookSecret(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64');
}

/**
 * The headers of a message, by the Standard Webhooks specification 1.0 (standardwebhooks.com), symmetric scheme `v1`:
 * HMAC-SHA256 over `id.timestamp.body`.
 * @param id the same in each attempt
 * @param at of this attempt: receivers refuse what is old
 */
export function signMessage(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
