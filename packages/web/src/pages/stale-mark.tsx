// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import { freshnessOf } from '@touchstone/registry';
import { FreshnessMark } from '../design/index.js';

export interface StaleMarkProps {
  /** Undefined: the log does not know it. */
  readonly certificate: ListedCertificate | undefined;
  /** Of the run that is spoken of; null where nothing ran, or where it is not known. */
  readonly evidenceAt: string | null;
  /** Epoch ms. */
  readonly now: number;
}

/** Beside the state of a certificate that is in force: that its evidence is old all the same. */
export function StaleMark({ certificate, evidenceAt, now }: StaleMarkProps) {
  if (certificate === undefined) return null;
  const { freshness } = freshnessOf({ certificate, evidenceAt }, new Date(now));
  return freshness === 'stale' ? <FreshnessMark freshness="stale" /> : null;
}
