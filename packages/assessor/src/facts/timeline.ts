// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { RunView } from './run-view.js';

const BINS = 60;

/** Calls per service in 60 equal bins of the run; calls that reached no service come last, under null. */
export function drawTimeline(view: RunView): AssessedRun['timeline'] {
  const rows = new Map<string | null, number[]>();
  const width = Math.max(view.lengthMs, 1) / BINS;
  for (const { exchange } of view.calls) {
    const bins = rows.get(exchange.service) ?? Array.from({ length: BINS }, () => 0);
    rows.set(exchange.service, bins);
    const bin = Math.min(BINS - 1, Math.floor(exchange.at / width));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return [...rows]
    .map(([service, perBin]) => ({ service, perBin }))
    .sort(
      (a, b) => Number(a.service === null) - Number(b.service === null) || (a.service! < b.service! ? -1 : 1),
    );
}
