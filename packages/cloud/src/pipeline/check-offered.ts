// SPDX-License-Identifier: Apache-2.0
import { isOfferedIn } from '@touchstone/openstack';
import { Fault, notFound } from '../service/fault.js';
import type { Exchange } from './exchange.js';

/** Fault types with which a service's fault form can tell an unknown path from a record that is not there. */
export const UNROUTABLE = 'touchstone:unroutable';
export const UNKNOWN_ACTION = 'touchstone:unknown-action';

/** Refuses what the release, in the negotiated microversion, does not offer, as the release itself would. */
export function checkOffered(exchange: Exchange): void {
  const { match, operation, world, microversion } = exchange;
  if (match?.kind === 'unknown') {
    if (match.code === 'UNKNOWN_ACTION') throw new Fault(400, match.reason, { type: UNKNOWN_ACTION });
    if (match.code === 'UNKNOWN_METHOD')
      throw new Fault(405, `The method ${exchange.request.method} is not allowed for this resource.`, {
        type: UNROUTABLE,
      });
    throw notFound('The resource could not be found.', { type: UNROUTABLE });
  }
  const asked = microversion === '' ? undefined : microversion;
  if (operation && isOfferedIn(operation, world.release, asked)) return;
  throw notFound('The resource could not be found.', { type: UNROUTABLE });
}
