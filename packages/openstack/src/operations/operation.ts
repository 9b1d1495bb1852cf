// SPDX-License-Identifier: Apache-2.0

export type Scope = 'project' | 'system' | 'domain' | 'none';

/**
 * The least persona that the service's own default policy lets through, found by asking that policy. `owner` is any
 * signed-in user who acts on what is theirs without a role in a project; `none` needs no token at all.
 */
export type Role = 'none' | 'owner' | 'reader' | 'member' | 'manager' | 'service' | 'admin';

export type OperationKind = 'create' | 'read' | 'list' | 'update' | 'delete' | 'action' | 'version' | 'other';

/** First and last microversion that know something; no `min`: the first one does, no `max`: the newest one does. */
export interface MicroversionSpan {
  readonly min?: string;
  readonly max?: string;
}

/** Where in a response (or request path) the resource that an operation makes is named. */
export interface Creates {
  /** `<service>:<resource>` */
  readonly type: string;
  /** `location`: the last segment of the Location header; where later microversions drop it, the body's `key` has the id. */
  readonly from: 'body' | 'path' | 'location';
  /**
   * Top-level key of the response body; absent: the body itself is the resource. A list there means several, and texts
   * in it are ids or links that end in them.
   */
  readonly key?: string;
  /** The same key's plural, under which bulk requests are answered. */
  readonly bulkKey?: string;
  /** Field that holds the id; `from: path`: the path parameter. Nested fields are joined by dots. */
  readonly idField?: string;
  readonly stateField?: string;
}
export interface Deletes {
  readonly type: string;
  /** Path parameter that names what goes; absent where the bodies name it. */
  readonly param?: string;
  /** Field of the response body, and often of the request body, that holds the id. */
  readonly idField?: string;
}
export interface Reads {
  readonly type: string;
  readonly param: string;
  readonly key?: string;
  readonly stateField?: string;
}
export interface Tracking {
  readonly creates?: Creates;
  readonly deletes?: Deletes;
  readonly reads?: Reads;
}

/** One thing that a service's API can do. Facts come from installed releases and API references: see `provenance`. */
export interface Operation {
  /** `<service>:<resource>.<verb>`, stable for ever: `compute:server.action.resize` */
  readonly id: string;
  /** Official service type. */
  readonly service: string;
  readonly resource: string;
  readonly verb: string;
  readonly method: string;
  /** Template below the service root: `/v2.1/servers/{server_id}`; `{object+}` takes the rest of the path. */
  readonly path: string;
  /** Further templates below which the service answers the same operation, with the same parameters. */
  readonly alsoAt?: readonly string[];
  /** Top-level key of the request body that selects this operation among those on the same path. */
  readonly action?: string;
  /** Query parameters that select it; `true`: present with any value. */
  readonly query?: Readonly<Record<string, string | true>>;
  /** Request headers that select it, names in lower case: `true` present, else what the value begins with. */
  readonly header?: Readonly<Record<string, string | true>>;
  /** Microversions that know it; absent where the service has none or the first one knows it already. */
  readonly microversion?: { readonly min: string; readonly max?: string };
  /** First and last release that offer it; no `last`: the newest release of the index still does. */
  readonly releases: { readonly first: string; readonly last?: string };
  readonly deprecated?: { readonly since?: string; readonly reason?: string; readonly replacedBy?: string };
  readonly scope: readonly Scope[];
  /** In the newest release that was read. */
  readonly role: Role;
  /** Where releases differ: by release from which on it is so, oldest first. Only what was read is said. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** Fields of the request that not every microversion takes: `body:server.tags`, `query:limit`. */
  readonly fields?: Readonly<Record<string, MicroversionSpan>>;
  /** Code that answers it, in the newest release that has it. */
  readonly handler?: string;
  /** Names of the default policy rules that guard it, the decisive one first. */
  readonly policy?: readonly string[];
  readonly kind: OperationKind;
  /** Which facts vouch for it: `routes:zed`, `policy:zed`, `api-ref:icehouse-2026.2`, `curated`. */
  readonly provenance: readonly string[];
  readonly tracks?: Tracking;
}
