// SPDX-License-Identifier: Apache-2.0
import { isNoSuchOperation } from '@touchstone/openstack';
import type { AlikeCalls } from '../observe/alike-calls.js';
import type { RunView } from './run-view.js';

/** Calls that reached something that no operation of the index matches. */
export function unclassifiedCalls(view: RunView): AlikeCalls[] {
  return view.calls.filter(({ exchange }) => exchange.operation === null && !isNoSuchOperation(exchange));
}

/** Calls of what neither the index nor the cloud has: wrong, and nothing that the index lacks. */
export function noSuchCalls(view: RunView): AlikeCalls[] {
  return view.calls.filter(({ exchange }) => isNoSuchOperation(exchange));
}
