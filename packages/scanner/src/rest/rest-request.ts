// SPDX-License-Identifier: Apache-2.0

/** A request that source code builds itself, as far as its text says. */
export interface RestRequest {
  /** Upper case; null where the code does not say. */
  readonly method: string | null;
  /** Path with `{}` for each part that only the running program knows, as in `/servers/{}/action`. Query left out. */
  readonly path: string;
  /** The action key of the body (`os-start`), where the code shows it. */
  readonly action?: string;
  /** Names of query parameters, where they tell one operation from another: `bulk-delete`. */
  readonly query?: readonly string[];
  /** Service types that the surroundings suggest (endpoint looked up, folder's name), the best first. */
  readonly services: readonly string[];
}
