// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';

export interface MatchableRequest {
  /** Service type, alias or project. */
  readonly service: string;
  readonly method: string;
  /** Path below the service root, raw (percent-encoded), without query. */
  readonly path: string;
  /** Query, without `?`. */
  readonly query?: string;
  /** Value of a request header by its name in lower case; asked only where headers select (Swift, S3). */
  readonly header?: (name: string) => string | undefined;
}

export type Params = Readonly<Record<string, string>>;

export interface MatchedOperation {
  readonly kind: 'operation';
  readonly operation: Operation;
  /** Values of the template's parameters, percent-decoded; `project_id` also where the template leaves it out. */
  readonly params: Params;
}
/** The path multiplexes: only the request body tells which of the candidates it is (see matchAction). */
export interface NeedsAction {
  readonly kind: 'needs-action';
  readonly candidates: readonly Operation[];
  readonly params: Params;
}
export interface NearMiss {
  readonly operation: Operation;
  /** What would have to be different, as a clause. */
  readonly why: string;
}
export type UnknownCode = 'UNKNOWN_SERVICE' | 'UNKNOWN_PATH' | 'UNKNOWN_METHOD' | 'UNKNOWN_ACTION';
export interface UnknownRequest {
  readonly kind: 'unknown';
  readonly code: UnknownCode;
  /** A sentence. */
  readonly reason: string;
  /** At most three, nearest first. */
  readonly nearest: readonly NearMiss[];
}
export type Match = MatchedOperation | NeedsAction | UnknownRequest;
