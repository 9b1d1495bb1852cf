// SPDX-License-Identifier: Apache-2.0
import type { Operation, Role } from '@touchstone/openstack';
import type { Stores } from '../state/stores.js';
import type { Blobs } from '../state/blobs.js';
import type { Ids } from '../state/ids.js';
import type { Fault } from './fault.js';
import type { Reply } from './reply.js';
import type { Resource } from './resource.js';

/** How a service enters the catalog. */
export interface CatalogEntry {
  /** As real clouds write it: `volumev3`. */
  readonly type: string;
  readonly name: string;
  /** Below the service's mount; `$(project_id)s` stands for the token's project. */
  readonly path: string;
}

/** What a service may use to furnish a fresh cloud. */
export interface Bootstrap {
  readonly stores: Stores;
  readonly blobs: Blobs;
  readonly ids: Ids;
  readonly now: number;
  readonly release: string;
}

/** What a fault form knows of the request that failed. */
export interface FaultScene {
  readonly method: string;
  /** Below the service's mount. */
  readonly path: string;
  readonly requestId: string;
  readonly release: string;
  readonly endpoint: string;
  /** The Accept header; empty where there was none. */
  readonly accept: string;
}

/** How a service negotiates microversions, beside the range that the index gives for the release. */
export interface MicroversionHabit {
  /** The word after `OpenStack-API-Version:`. */
  readonly word: string;
  /** Older header that carries only the version. */
  readonly legacyHeader?: string;
  /** Which requests are versioned at all: cinder's `/v3`, nova's `/v2.1`. */
  readonly prefix: string;
}

/** One service of the embedded cloud. */
export interface Service {
  /** Official type, also the path that it is mounted on: `/compute`. */
  readonly type: string;
  readonly catalog: readonly CatalogEntry[];
  readonly resources: readonly Resource[];
  /** The shape of a refusal. */
  renderFault(fault: Fault, scene: FaultScene): Reply;
  /** Header that names the request: `x-compute-request-id`. All answers carry these. */
  readonly requestIdHeaders: readonly string[];
  /** Headers of every answer, refusals too. */
  readonly commonHeaders?: Readonly<Record<string, string>>;
  readonly microversions?: MicroversionHabit;
  /** Whether an unknown path asks for a token first, as behind keystonemiddleware (default), or is refused at once. */
  readonly authenticatesFirst?: boolean;
  /** Least role of an operation where the index's is not what the service's default policy means for project tokens. */
  leastRole?(operation: Operation): Role;
  /** Answers HEAD where it answers GET (default); glance does not. */
  readonly answersHead?: boolean;
  /** Bodies are not JSON: every handler reads `call.stream` itself. */
  readonly rawBodies?: boolean;
  /** Name of a request, where it is not `req-<uuid>`. */
  nameRequest?(ids: Ids, now: number): string;
  /** Furnishes a fresh cloud. Services are furnished in the order of the list in services.ts. */
  bootstrap?(scene: Bootstrap): void;
}
