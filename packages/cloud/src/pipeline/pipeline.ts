// SPDX-License-Identifier: Apache-2.0
import type { World } from '../cloud/world.js';
import { splitTarget, type CloudRequest } from '../http/request.js';
import { ANONYMOUS } from '../service/auth.js';
import type { Reply } from '../service/reply.js';
import { advanceTransitions } from './advance-transitions.js';
import { authenticate } from './authenticate.js';
import { checkAccessRules } from './check-access-rules.js';
import { checkOffered } from './check-offered.js';
import { checkRole } from './check-role.js';
import type { Exchange, Step } from './exchange.js';
import { findService } from './find-service.js';
import { finishReply } from './finish-reply.js';
import { handle } from './handle.js';
import { matchOperation } from './match-operation.js';
import { negotiateMicroversion } from './negotiate-microversion.js';
import { readBody } from './read-body.js';
import { toFault } from './to-fault.js';

/** What happens to a request, in this order. */
export const PIPELINE: readonly Step[] = [
  advanceTransitions,
  findService,
  matchOperation,
  // Before anything is said about paths: real services sit behind keystonemiddleware and tell strangers nothing.
  authenticate,
  checkAccessRules,
  negotiateMicroversion,
  // Where the path multiplexes, only the body's key names the operation.
  readBody,
  checkOffered,
  checkRole,
  handle,
];

/** Answers one request. Never throws: what goes wrong becomes a fault in the service's own form. */
export async function runPipeline(world: World, request: CloudRequest): Promise<Reply> {
  const exchange = receive(world, request);
  try {
    for (const step of PIPELINE) {
      const reply = await step(exchange);
      if (reply) return finishReply(exchange, reply);
    }
    throw new Error('no step answered');
  } catch (error) {
    return finishReply(exchange, toFault(exchange, error));
  }
}

function receive(world: World, request: CloudRequest): Exchange {
  return {
    world,
    request,
    now: world.clock(),
    requestId: `req-${world.ids.uuid()}`,
    ...splitTarget(request.target),
    servicePath: '/',
    params: {},
    auth: ANONYMOUS,
    microversion: '',
    body: undefined,
  };
}
