// SPDX-License-Identifier: Apache-2.0
import type { MicroversionSpan, Role, Scope } from '../operations/operation.js';

/** One route that the running code of an installed release answers. */
export interface RawRoute {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  /** Body key, where the route multiplexes. */
  readonly action?: string;
  /** Query parameters that select it among the routes of the same path; `true`: present with any value. */
  readonly query?: Readonly<Record<string, string | true>>;
  /** As query, by request header (name in lower case; the value is what the header begins with). */
  readonly header?: Readonly<Record<string, string | true>>;
  readonly min?: string;
  readonly max?: string;
  /** Fields of the request that not every microversion takes: `body:server.tags`, `query:limit`. */
  readonly fields?: Readonly<Record<string, MicroversionSpan>>;
  /** `Controller.function` of the code that answers. */
  readonly handler?: string;
  /** The code only answers 410: since which version of the project, where it says so. */
  readonly gone?: string;
}

/** One documented policy rule, with the least persona that it lets through. */
export interface RawRule {
  readonly service: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: readonly Scope[];
  /** Method and path as the rule documents them. */
  readonly operations: readonly (readonly [string, string])[];
  /** Since which release the project plans to drop the rule, and why. */
  readonly deprecated?: { readonly since?: string; readonly reason?: string };
}

/** What the probes found in one installed release. */
export interface RawRelease {
  readonly format: 'touchstone-raw-release/1';
  readonly release: string;
  /** Distribution suite, such as `bookworm`. */
  readonly suite: string;
  /** Package version by project. */
  readonly packages: Readonly<Record<string, string>>;
  /** Lowest and highest microversion by service type. */
  readonly microversions: Readonly<Record<string, readonly [string, string]>>;
  readonly routes: readonly RawRoute[];
  readonly rules: readonly RawRule[];
}

/** [service, method, path, action or null, first, last]: releases whose API reference documents the operation. */
export type DocumentedRange = readonly [string, string, string, string | null, string, string];
