// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Selectable } from 'kysely';
import { addAuditLine } from '../audit/audit-trail.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import type { RegistryTables } from '../database/registry-tables.js';
import type { Job } from '../jobs/job-loop.js';
import { signMessage } from './sign-message.js';
import type { WebhookAnswer, WebhookSender } from './webhook-sender.js';

export interface DeliveryWorld {
  readonly database: RegistryDatabase;
  readonly send: WebhookSender;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** A webhook is disabled when nothing arrived for so long, and so many attempts failed: a clock that jumps is not enough. */
const DISABLE_AFTER_MS = 3 * 86_400_000;
const DISABLE_AFTER_FAILURES = 20;
/** RFC 9110, 15.5.11; the specification has it mean: send no more. */
const GONE = 410;
const BY_ITSELF = 'the delivery of webhooks';

type Webhook = Selectable<RegistryTables['registry_webhooks']>;

/**
 * Sends one message once more. What was delivered is not sent again; a worker that dies between the answer and its record
 * sends it again with the same `webhook-id`, by which the receiver knows it.
 * @throws TouchstoneError REGISTRY_NOT_DELIVERED, so that the job is tried again
 */
export async function deliverMessage(
  { database, send, clock }: DeliveryWorld,
  { data, last, signal }: Job<{ readonly delivery: string }>,
): Promise<Readonly<Record<string, unknown>>> {
  const delivery = await database
    .selectFrom('registry_deliveries')
    .selectAll()
    .where('id', '=', data.delivery)
    .executeTakeFirst();
  if (delivery === undefined || delivery.state !== 'waiting') return { sent: false };
  const webhook = await database
    .selectFrom('registry_webhooks')
    .selectAll()
    .where('id', '=', delivery.webhook)
    .executeTakeFirst();
  if (webhook === undefined) return { sent: false };
  if (webhook.disabled_at !== null) {
    const why = 'the webhook was disabled before';
    await database
      .updateTable('registry_deliveries')
      .set({ state: 'failed', why })
      .where('id', '=', delivery.id)
      .execute();
    return { sent: false };
  }
  const headers = signMessage(webhook.secret, delivery.id, new Date(clock()), delivery.body);
  const answer = await send({ url: webhook.url, headers, body: delivery.body }, signal);
  const arrived = 'status' in answer && answer.status >= 200 && answer.status < 300;
  // Broken off by ourselves: the receiver is not to blame.
  if (!arrived && signal.aborted) throw notDelivered('the worker ended');
  const why = arrived ? null : whyOf(answer);
  const at = new Date(clock());
  await database.transaction().execute(async (tx) => {
    await tx
      .updateTable('registry_deliveries')
      .set(({ eb }) => ({
        state: arrived ? 'delivered' : last ? 'failed' : 'waiting',
        attempts: eb('attempts', '+', 1),
        last_at: at.toISOString(),
        status: 'status' in answer ? answer.status : null,
        why,
      }))
      .where('id', '=', delivery.id)
      .execute();
    if (arrived) await markWorking(tx, webhook.id, at);
    else await markFailing(tx, webhook.id, answer, at);
  });
  if (why !== null) throw notDelivered(why);
  return { sent: true };
}

async function markWorking(tx: RegistryDatabase, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('registry_webhooks')
    .set({ failing_since: null, failures: 0, last_delivered_at: at.toISOString() })
    .where('id', '=', id)
    .execute();
}

async function markFailing(tx: RegistryDatabase, id: string, answer: WebhookAnswer, at: Date): Promise<void> {
  const webhook: Webhook | undefined = await tx
    .selectFrom('registry_webhooks')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (webhook === undefined || webhook.disabled_at !== null) return;
  const since = webhook.failing_since ?? at.toISOString();
  const failures = webhook.failures + 1;
  const gone = 'status' in answer && answer.status === GONE;
  const long = at.getTime() - Date.parse(since) >= DISABLE_AFTER_MS && failures >= DISABLE_AFTER_FAILURES;
  const why = gone ? 'the receiver answered 410 Gone' : `nothing arrived since ${since}: ${whyOf(answer)}`;
  const disabled = gone || long ? { disabled_at: at.toISOString(), disabled_why: why } : {};
  await tx
    .updateTable('registry_webhooks')
    .set({ failing_since: since, failures, ...disabled })
    .where('id', '=', id)
    .execute();
  if (gone || long) {
    await addAuditLine(tx, { by: BY_ITSELF, at }, 'webhook disabled', { id, why });
  }
}

function whyOf(answer: WebhookAnswer): string {
  if ('why' in answer) return answer.why;
  return answer.status >= 300 && answer.status < 400
    ? `the receiver answered ${answer.status}, and redirects are not followed`
    : `the receiver answered ${answer.status}`;
}

function notDelivered(why: string): TouchstoneError {
  return new TouchstoneError('REGISTRY_NOT_DELIVERED', `The message did not arrive: ${why}.`, {
    hint: 'It is sent again later, for a day and a half.',
  });
}
