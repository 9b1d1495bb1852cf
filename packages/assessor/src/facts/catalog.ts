// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { AlikeCalls } from '../observe/alike-calls.js';
import type { RunView } from './run-view.js';

/** The recorder's code for a call to an endpoint that no catalog gave. */
export const OUTSIDE_CATALOG = 'OUTSIDE_CATALOG';

/** Calls to places that the catalog does not name. */
export function callsOutsideCatalog(view: RunView): AlikeCalls[] {
  return view.calls.filter((call) => call.exchange.unknown?.code === OUTSIDE_CATALOG);
}

/** Calls to the cloud's own addresses, which the solution was never given: only a forward proxy sees them. */
export function callsPastCatalog(view: RunView): AlikeCalls[] {
  return view.calls.filter((call) => call.exchange.via === 'forward-proxy');
}

/** Those of them that are for a service: where Keystone is no catalog needs to say. */
export function servicesPastCatalog(view: RunView): AlikeCalls[] {
  return callsPastCatalog(view).filter(({ exchange }) => exchange.service !== 'identity');
}

/**
 * Whether endpoints came from the catalog. The solution was given nothing but the URL of Keystone, and each service
 * lives at a place of its own that only the catalog names: calling one after having been handed a catalog shows that it
 * was read; calling one before, or a place that the catalog does not name, shows that it was not.
 */
export function catalogUse(view: RunView): AssessedRun['authentication']['catalog'] {
  if (callsOutsideCatalog(view).length > 0 || servicesPastCatalog(view).length > 0) return 'not used';
  const handed = view.calls.find((call) => call.accepted && call.exchange.auth.catalog);
  const first = view.calls.find(
    ({ exchange }) => exchange.service !== null && exchange.service !== 'identity',
  );
  if (first === undefined) return 'could not tell';
  return handed !== undefined && handed.seqs[0]! < first.seqs[0]! ? 'used' : 'not used';
}
