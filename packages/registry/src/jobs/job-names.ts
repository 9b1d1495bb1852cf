// SPDX-License-Identifier: Apache-2.0

/** What a job of each name is told. */
export interface JobData {
  /** Derive again what time or the log made another. */
  readonly refresh: Readonly<Record<never, never>>;
  /** Derive everything again. */
  readonly rebuild: { readonly by: string };
  /** Find what webhooks have to be told of. */
  readonly tell: Readonly<Record<never, never>>;
  /** Send one message. */
  readonly deliver: { readonly delivery: string };
}
export type JobName = keyof JobData;

/** How jobs of one name are run. */
export interface JobRule {
  /** `stately`: of one key one waits and one runs at most. */
  readonly policy: 'standard' | 'stately';
  /** At once, in one process. */
  readonly atOnce: number;
  /** Further attempts after the first one failed or was broken off. */
  readonly retries: number;
  /** Seconds before the first further attempt. */
  readonly delay: number;
  /** Whether the delay doubles with each attempt. */
  readonly backoff: boolean;
}

/**
 * Every job there is; each is written so that running it twice does no more than running it once. Attempts at a delivery
 * go on for a day and a half.
 */
export const JOBS: Readonly<Record<JobName, JobRule>> = {
  refresh: { policy: 'stately', atOnce: 1, retries: 1, delay: 1, backoff: false },
  rebuild: { policy: 'stately', atOnce: 1, retries: 3, delay: 1, backoff: true },
  tell: { policy: 'stately', atOnce: 1, retries: 1, delay: 1, backoff: false },
  deliver: { policy: 'standard', atOnce: 8, retries: 14, delay: 5, backoff: true },
};

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];
