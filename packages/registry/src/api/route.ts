// SPDX-License-Identifier: Apache-2.0
import type { TrustedRoot } from '@touchstone/attest';
import type { z } from 'zod';
import type { Registry } from '../open-registry.js';
import type { LiveRegistry } from './live-registry.js';

/** What the API answers from. */
export interface ApiWorld {
  readonly registry: Registry;
  readonly live: LiveRegistry;
  readonly root: TrustedRoot;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Folder for bundles on their way out; files in it are removed again. */
  readonly scratch: string;
}

/** A request to one route, its parts decoded. */
export interface RouteRequest {
  /** Without its query: links to other pages of the same answer start from it. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** What a route found: a paper, its exact text where that is stored, or bytes. */
export type RouteAnswer =
  | { readonly kind: 'paper'; readonly paper: unknown; readonly links?: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string; readonly digest: string }
  | {
      readonly kind: 'bytes';
      readonly digest: string;
      readonly name: string;
      readonly bytes: number | undefined;
      /** Asked for when the answer is sent, and not for a request that knows the bytes already. */
      readonly read: () => AsyncIterable<Uint8Array>;
    };

/** One address of the API: the document and the handlers are made from the same list of these. */
export interface Route {
  /** `operationId` of the document. */
  readonly id: string;
  /** Below `/api/v1`, with `{names}` of its parameters. */
  readonly path: string;
  readonly summary: string;
  /** What the parameters of path and query mean. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Parameters of the query and their schemas. */
  readonly query?: Readonly<Record<string, { readonly schema: z.ZodType; readonly many?: boolean }>>;
  readonly answer: { readonly name: string; readonly schema: z.ZodType } | { readonly mediaType: string };
  /** Undefined: there is no such thing. */
  readonly handle: (world: ApiWorld, request: RouteRequest) => Promise<RouteAnswer | undefined>;
}

/** A paper of today as an answer. */
export function paper(of: unknown, links?: Readonly<Record<string, string>>): RouteAnswer {
  return { kind: 'paper', paper: of, ...(links === undefined ? {} : { links }) };
}
