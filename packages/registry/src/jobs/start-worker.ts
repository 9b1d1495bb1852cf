// SPDX-License-Identifier: Apache-2.0
import type { LiveRegistry } from '../api/live-registry.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import type { Registry } from '../open-registry.js';
import { deliverMessage } from '../webhooks/deliver-message.js';
import { tellWebhooks } from '../webhooks/tell-webhooks.js';
import type { WebhookSender } from '../webhooks/webhook-sender.js';
import type { Jobs } from './open-jobs.js';

export interface WorkerParts {
  readonly database: RegistryDatabase;
  readonly jobs: Jobs;
  readonly registry: Pick<Registry, 'refresh' | 'rebuild'>;
  readonly live: LiveRegistry;
  readonly send: WebhookSender;
  /** Where readers find the marketplace: `https://…`, without a slash at its end. */
  readonly origin: string;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly onDefect?: (error: unknown) => void;
  /** Ms between two looks at time and log. A minute unless told. */
  readonly every?: number;
}

export interface RegistryWorker {
  /** Sends no more; jobs end when these are closed. */
  stop(): void;
}

const EVERY_MS = 60_000;

/**
 * Does the jobs of a registry in this process, and sees to it that each minute time and log are looked at and webhooks
 * are told. Any number of processes may work on one PostgreSQL.
 */
export function startWorker({
  jobs,
  registry,
  onDefect = () => undefined,
  every = EVERY_MS,
  ...world
}: WorkerParts): RegistryWorker {
  jobs.work({
    refresh: async () => ({ changed: (await registry.refresh()).length }),
    rebuild: async ({ data, signal }) => {
      const { bundles, changed } = await registry.rebuild(data.by, () => signal.throwIfAborted());
      const refused = bundles.filter(({ outcome }) => outcome === 'refused');
      return { bundles: bundles.length, refused: refused.length, changed: changed.length };
    },
    tell: async () => tellWebhooks({ ...world, jobs }),
    deliver: (job) => deliverMessage(world, job),
  });
  const tick = (): void => {
    for (const name of ['refresh', 'tell'] as const) jobs.send(name, {}, { key: name }).catch(onDefect);
  };
  tick();
  const ticking = setInterval(tick, every);
  return { stop: () => clearInterval(ticking) };
}
