// SPDX-License-Identifier: Apache-2.0
import type { InjectedAnswer, InjectedRequest } from '../http/inject.js';
import type { CloudRequest } from '../http/request.js';
import type { Reply } from '../service/reply.js';
import type { Random } from '../state/ids.js';
import type { StoresSnapshot } from '../state/stores.js';
import type { Clock } from '../state/time.js';
import type { Pace } from '../state/transitions.js';
import type { Coverage } from './coverage.js';
import type { CloudCredentials } from './credentials.js';

export interface CloudOptions {
  /** Any release of the index from victoria on; default the newest. */
  readonly release?: string;
  /** Milliseconds since 1970; the edge passes Date.now. */
  readonly clock: Clock;
  /** Source of ids, passwords and tokens; the edge passes node:crypto's randomBytes. */
  readonly random: Random;
  /** `real` (default): builds, deletions and the like take the seconds they declare; `quick`: done by the next request. */
  readonly transitions?: Pace;
  /** Where the catalog leads before listenCloud sets it; default `http://cloud.invalid`. */
  readonly origin?: string;
}

/** State of a cloud at one moment. Opaque: only `restore` of the same cloud takes it. */
export interface CloudSnapshot {
  readonly stores: StoresSnapshot;
}

/** An OpenStack in this process. */
export interface EmbeddedCloud {
  readonly release: string;
  readonly credentials: readonly CloudCredentials[];
  /** Answers a request, streams and all; adapters call it. Never throws. */
  handle(request: CloudRequest): Promise<Reply>;
  /** Answers a request in memory; tests call it. */
  inject(request: InjectedRequest): Promise<InjectedAnswer>;
  /** Where the catalog leads from now on. */
  setOrigin(origin: string): void;
  readonly origin: string;
  /** Back to how it was when it was made, with the same passwords and ids. */
  reset(): void;
  snapshot(): CloudSnapshot;
  restore(snapshot: CloudSnapshot): void;
  coverage(): Coverage;
  /** Gives back temporary files. The cloud is empty afterwards. */
  close(): void;
}
