// SPDX-License-Identifier: Apache-2.0
import type { Token } from './authenticate.js';
import type { FoundEndpoint } from './catalog.js';
import type { CloudConfig } from './cloud-config.js';
import type { HttpResponse, Send } from './http-client.js';

export interface ServiceRequest {
  /** Official service type. */
  readonly service: string;
  readonly method: string;
  /** Below the service's root for its version, with a leading slash: `/servers/detail`; or a whole URL on its host. */
  readonly path: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServiceResponse extends HttpResponse {
  /** The parsed body; undefined where it is not JSON. */
  readonly json: unknown;
}

/** A signed-in client of one cloud, in one project. */
export interface Connection {
  readonly config: CloudConfig;
  /** Keystone's v3 root. */
  readonly identityUrl: string;
  /** As of the last sign-in; signing in again happens on its own shortly before it expires. */
  readonly token: Token;
  readonly endpoints: readonly FoundEndpoint[];
  readonly send: Send;
  /** Whether the token's roles let it make projects and users. */
  readonly isAdmin: boolean;
  readonly findEndpoint: (service: string) => FoundEndpoint | undefined;
  /** The root of the service's API version, without a trailing slash. Throws ACCESS_NO_SERVICE. */
  readonly serviceRoot: (service: string) => string;
  /** Sends and returns any answer with a status. Signs in again on 401; repeats on 503 where the method is idempotent. */
  readonly request: (request: ServiceRequest, signal?: AbortSignal) => Promise<ServiceResponse>;
  /** GET, expecting JSON. Throws ACCESS_HTTP on 4xx and 5xx, ACCESS_ANSWER where it is not JSON. */
  readonly get: (
    service: string,
    path: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<unknown>;
  readonly post: (
    service: string,
    path: string,
    json: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<unknown>;
  readonly put: (service: string, path: string, json?: unknown) => Promise<unknown>;
  readonly patch: (service: string, path: string, json: unknown) => Promise<unknown>;
  /** DELETE; a 404 is success: it is gone. */
  readonly remove: (
    service: string,
    path: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}
