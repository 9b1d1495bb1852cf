// SPDX-License-Identifier: Apache-2.0

/**
 * A call as a language's reader resolved it within its file. `path` is what is called, dotted, each step that is itself
 * a call with `()`: of `nova = novaclient.client.Client('2'); nova.servers.create(…)` the second call has the path
 * `novaclient.client.Client().servers.create()`. Names that were assigned, imported or returned in the file are replaced
 * by what they stand for; an element of a collection by the collection (`for server in nova.servers.list()`: a path that
 * starts with `server` starts with `novaclient.client.Client().servers.list()`). A variable of which only the type is
 * declared is an instance of it: `openstack.connection.Connection()`. A step that is called with one text of at most 60
 * characters carries it: `client('nova')`, always in single quotes.
 */
export interface CallFact {
  readonly line: number;
  /** What the path starts with: a module that the file imports, or a name of which the file does not say what it is. */
  readonly root: 'import' | 'unknown';
  readonly path: string;
  /** Literal arguments, by position; null where an argument is not a literal. */
  readonly args: readonly (string | null)[];
  readonly named: Readonly<Record<string, string | null>>;
  /** What arguments stand for, by position, where they are no literals: `conn.compute` of `find(conn.compute, 'x')`. */
  readonly passed?: readonly (Pick<CallFact, 'root' | 'path'> | null)[];
  /**
   * It is of a library that is neither an SDK of the data nor the project's own, or of a function that a module of the
   * project defines: its end says nothing.
   */
  readonly isForeign?: boolean;
  /** As it is written. */
  readonly text: string;
}
