// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import type { RunEvent } from '@touchstone/runner';
import type { LivePurpose } from '@touchstone/web';

/** What a live run's own process is started with. */
export interface LiveJob {
  /** The recipe's folder in the catalog; its evidence, where it has some, gives guideline and scans. */
  readonly recipe: string;
  readonly release: string;
  /** The run's own folder, of a short path; removed after the process has ended. */
  readonly folder: string;
  /** Where packages that recipes install stay. */
  readonly packages: string;
  readonly bwrap: string;
  readonly keepsFromNamespaces: boolean;
  readonly version: string;
}

/** What it tells while it goes, in order. The last one is `assessed` or `broken`. */
export type LiveMessage =
  | RunEvent
  | { readonly kind: 'fetching' }
  | { readonly kind: 'run'; readonly purpose: LivePurpose; readonly rules: number }
  | { readonly kind: 'assessing' }
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | { readonly kind: 'broken'; readonly why: string };
