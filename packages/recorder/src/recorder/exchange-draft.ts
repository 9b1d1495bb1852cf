// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';
import type { Match, MatchedOperation, UnknownRequest } from '@touchstone/openstack';
import type { RequestHead, ResponseHead } from '../engine/engine.js';
import type { Mount, MountTable } from '../mounts/mount-table.js';
import type { SignedService } from '../mounts/signed-request.js';
import type { BodyTap } from '../observe/body-tap.js';
import type { Classifier } from '../observe/classifier.js';
import type { KeyedHash } from '../observe/keyed-hash.js';
import type { ResponseFacts } from '../observe/response-facts.js';
import type { UrlRewriter } from '../rewrite/url-rewriter.js';
import type { KnownAnswer, RequestPlans } from './request-plan.js';

/** The step that is under way when a request comes. */
export interface UnderStep {
  readonly step: Exchange['step'];
  readonly phase: Exchange['phase'];
}

/** What the steps of an exchange learn, until it is written down. Lives in memory alone; holds secrets in passing. */
export interface ExchangeDraft extends UnderStep {
  readonly request: RequestHead;
  /** Path and query of the target, absolute form or not. */
  readonly path: string;
  readonly query: string;
  mount: Mount | undefined;
  /** How it came, where not to the recorder's own address. */
  via: Exchange['via'];
  /** Where it goes when no endpoint of the catalog is there; undefined: nowhere. */
  bare: string | undefined;
  /** Path below the service root, '' for the root itself; with a placeholder for an account that the cloud leaves out. */
  rest: string;
  /** The same as it is sent. */
  sentRest: string;
  /** Signed for the host and the path that the client sends. */
  signed: SignedService | undefined;
  match: Match | undefined;
  settled: MatchedOperation | UnknownRequest | undefined;
  auth: Exchange['auth'];
  asked: string | undefined;
  /** Bytes of the request body to look at; 0 for none. */
  tapLimit: number;
  requestTap: BodyTap | undefined;
  response: ResponseHead | undefined;
  facts: ResponseFacts;
  responseTap: BodyTap | undefined;
  next: boolean;
  /** The answer's body, where it was known before. */
  known: KnownAnswer | undefined;
}

/** What the steps share. */
export interface ExchangeShared {
  readonly mounts: MountTable;
  readonly classifier: Classifier;
  readonly hash: KeyedHash;
  /** The recorder's own origin, known once it listens. */
  readonly origin: () => string;
  readonly rewriter: (service: string) => UrlRewriter;
  /** Projects by hashed token, as far as sign-ins were seen. */
  readonly projects: Map<string, string>;
  readonly plans: RequestPlans;
}
