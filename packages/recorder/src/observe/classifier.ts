// SPDX-License-Identifier: Apache-2.0
import { findService, matchAction, matchRequest, resolveServiceType, tracking } from '@touchstone/openstack';
import type {
  Match,
  MatchableRequest,
  MatchedOperation,
  Operation,
  Params,
  Tracking,
  UnknownRequest,
} from '@touchstone/openstack';

/** What the recorder asks of the index. A seam for tests; `indexClassifier` is the one in use. */
export interface Classifier {
  resolveServiceType(name: string): string | undefined;
  matchRequest(request: MatchableRequest): Match;
  matchAction(
    candidates: readonly Operation[],
    bodyKeys: readonly string[],
    params: Params,
  ): MatchedOperation | UnknownRequest;
  tracking(operation: Operation): Tracking;
  /** The word after `OpenStack-API-Version:` for a service, and its own older header. */
  microversionWords(service: string): { readonly type?: string; readonly header?: string };
}

export const indexClassifier: Classifier = {
  resolveServiceType,
  matchRequest,
  matchAction,
  tracking,
  microversionWords(service) {
    const found = findService(service);
    return {
      ...(found?.microversionType === undefined ? {} : { type: found.microversionType }),
      ...(found?.microversionHeader === undefined ? {} : { header: found.microversionHeader }),
    };
  },
};
