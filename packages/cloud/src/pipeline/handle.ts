// SPDX-License-Identifier: Apache-2.0
import { compareMicroversions, compareReleases } from '@touchstone/openstack';
import { emptyBody } from '../http/read-body.js';
import type { Call } from '../service/call.js';
import { Fault } from '../service/fault.js';
import type { Reply } from '../service/reply.js';
import type { Exchange } from './exchange.js';

/** Hands the request to the operation's handler. What has none is refused as such, and counted; never faked. */
export async function handle(exchange: Exchange): Promise<Reply> {
  const { handler, operation, world } = exchange;
  if (handler) return handler.handle(toCall(exchange));
  const { id } = operation!;
  world.missed.set(id, (world.missed.get(id) ?? 0) + 1);
  throw new Fault(501, `The embedded cloud does not offer ${id} yet.`, { type: 'touchstone:not-offered' });
}

function toCall(exchange: Exchange): Call {
  const { world, request, microversion } = exchange;
  const { release, ids, stores, blobs, origin } = world;
  return {
    operation: exchange.operation!,
    params: exchange.params,
    query: new URLSearchParams(exchange.query),
    headers: request.headers,
    body: exchange.body,
    stream: exchange.handler!.streams || exchange.service!.rawBodies ? request.body : emptyBody(),
    auth: exchange.auth,
    release,
    since: (wanted) => compareReleases(release, wanted) >= 0,
    microversion,
    atLeast: (wanted) => microversion !== '' && compareMicroversions(microversion, wanted) >= 0,
    now: exchange.now,
    ids,
    stores,
    blobs,
    origin,
    endpoint: `${origin}/${exchange.service!.type}`,
    requestId: exchange.requestId,
  };
}
