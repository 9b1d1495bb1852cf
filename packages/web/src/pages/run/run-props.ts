// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import type { KeptRun, RecordedCalls } from '@touchstone/registry';

/** Calls of the recording; or why there are none to show. */
export type CallsShown = RecordedCalls | string;

/** What every part of a run's page is given. */
export interface RunProps {
  readonly kept: KeptRun;
  /** The newest one that rests on it, as the log knows it. */
  readonly certificate: ListedCertificate | undefined;
  readonly calls: CallsShown;
  /** The line from which on they are shown; 0 for all. */
  readonly from: number;
  /** Only its calls are shown. */
  readonly operation: string | undefined;
  /** Of the marketplace; empty where it is not known. */
  readonly origin: string;
  /** Epoch ms. */
  readonly now: number;
}
