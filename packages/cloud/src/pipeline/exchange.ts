// SPDX-License-Identifier: Apache-2.0
import type { Match, Operation, Params } from '@touchstone/openstack';
import type { BoundHandler } from '../cloud/registry.js';
import type { World } from '../cloud/world.js';
import type { CloudRequest } from '../http/request.js';
import type { Auth } from '../service/auth.js';
import type { Reply } from '../service/reply.js';
import type { Service } from '../service/service.js';

/** What the steps of the pipeline learn about one request, in their order. Each fills in what the later ones need. */
export interface Exchange {
  readonly world: World;
  readonly request: CloudRequest;
  readonly now: number;
  requestId: string;
  /** Whole path, raw. */
  readonly path: string;
  /** Raw, without `?`. */
  readonly query: string;
  service?: Service;
  /** Path below the service's mount, raw. */
  servicePath: string;
  match?: Match;
  operation?: Operation;
  handler?: BoundHandler;
  params: Params;
  auth: Auth;
  /** Empty: the service has none, or the request is not versioned. */
  microversion: string;
  body: unknown;
}

/** Answers early, or lets the next step go on. Refuses by throwing a Fault. */
export type Step = (exchange: Exchange) => Reply | undefined | void | Promise<Reply | undefined | void>;
