// SPDX-License-Identifier: Apache-2.0
import {
  openJobs,
  openWebhooks,
  startWorker,
  webhookSender,
  type Jobs,
  type Webhooks,
} from '@touchstone/registry';
import type { Marketplace } from './open-marketplace.js';

export interface WorkOptions {
  readonly origin: string;
  /** Whether this process does jobs itself, or leaves them to `touchstone worker`. */
  readonly worker: boolean;
  /** Whether webhooks may lead to this machine, by http as well. */
  readonly localWebhooks: boolean;
  readonly onDefect: (error: unknown) => void;
}

/** The jobs of a marketplace, and what they serve. */
export interface Work {
  readonly jobs: Jobs;
  readonly webhooks: Webhooks;
  /** Begins to do jobs; after the catalog was loaded, or its first load would be told as news. */
  start(): void;
  close(): Promise<void>;
}

/** Opens jobs and webhooks. @throws TouchstoneError REGISTRY_DATABASE */
export async function openWork(
  { database, registry, live }: Marketplace,
  { origin, worker, localWebhooks, onDefect }: WorkOptions,
): Promise<Work> {
  const jobs = await openJobs({ database, onDefect });
  const send = webhookSender({ loopback: localWebhooks });
  let stop = (): void => undefined;
  return {
    jobs,
    webhooks: openWebhooks({ database, jobs, loopback: localWebhooks }),
    start: () => {
      if (!worker) return;
      const working = startWorker({
        database,
        jobs,
        registry,
        live,
        send,
        origin,
        clock: Date.now,
        onDefect,
      });
      stop = () => working.stop();
    },
    close: () => {
      stop();
      return jobs.close();
    },
  };
}
