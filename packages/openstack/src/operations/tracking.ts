// SPDX-License-Identifier: Apache-2.0
import type { Operation, Tracking } from './operation.js';

const NOTHING: Tracking = Object.freeze({});

/** What an operation makes, removes or reads, and where its request or response names it. Data, curated and derived. */
export function tracking(operation: Operation): Tracking {
  return operation.tracks ?? NOTHING;
}
