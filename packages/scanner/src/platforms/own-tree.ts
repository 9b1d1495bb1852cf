// SPDX-License-Identifier: Apache-2.0
import type { Component } from '@touchstone/model';
import type { OwnTrees } from './platform-data.js';
import { pypiName } from './pypi-name.js';

/** How a solution's libraries are kept apart from the platform's. */
export interface OwnTree {
  /** As in `a container image`. */
  readonly what: string;
  /** Whether its language's runtime comes with it, too. */
  readonly runtime: boolean;
}

/**
 * The first way, in the order of the data, in which the product's components show that it comes in a tree of its own.
 */
export function findOwnTree(components: readonly Component[], { trees }: OwnTrees): OwnTree | undefined {
  const found = trees.find((tree) =>
    components.some(
      (one) =>
        one.origin === 'product' &&
        tree.how.includes(one.how) &&
        (tree.roles === undefined || tree.roles.includes(one.role)) &&
        tree.ecosystems.includes(one.ecosystem ?? '') &&
        (tree.names === undefined || tree.names.includes(pypiName(one.title))) &&
        (tree.notBelow.length === 0 || one.places.some(({ file }) => !isBelow(file, tree.notBelow))),
    ),
  );
  return found === undefined ? undefined : { what: found.what, runtime: found.runtime };
}

function isBelow(file: string, folders: readonly string[]): boolean {
  return file
    .split('/')
    .slice(0, -1)
    .some((folder) => folders.includes(folder));
}
