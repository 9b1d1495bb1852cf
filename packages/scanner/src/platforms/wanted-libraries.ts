// SPDX-License-Identifier: Apache-2.0
import type { Component } from '@touchstone/model';
import { pypiName } from './pypi-name.js';

/** A library that the product depends on, with all that its manifests and lock files say of its version. */
export interface WantedLibrary {
  readonly ecosystem: string;
  readonly name: string;
  /** As manifests ask for it: ranges, or versions. */
  readonly asked: readonly string[];
  /** As only lock files and SBOMs name it. */
  readonly locked: readonly string[];
  /** Whether the product can do without it. */
  readonly optional: boolean;
  /** Whether only an SBOM names it: that lists what the product ships with, and not what it asks for. */
  readonly shipped: boolean;
  readonly files: readonly string[];
}

/**
 * The libraries among components, each once: a manifest and a lock file that name the same one make two components (one
 * with a version in its purl), and several lock files several.
 */
export function wantedLibraries(components: readonly Component[]): readonly WantedLibrary[] {
  const groups = new Map<string, Component[]>();
  for (const one of components) {
    if (one.how !== 'dependency' || one.ecosystem === null) continue;
    const name = one.ecosystem === 'pypi' ? pypiName(one.title) : one.title;
    const key = `${one.ecosystem} ${name}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [Component, ...Component[]];
    return {
      ecosystem: first.ecosystem ?? '',
      name: first.title,
      asked: versionsOf(group.filter(({ direct }) => direct === true)),
      locked: versionsOf(group.filter(({ direct }) => direct !== true)),
      optional: group.every(({ optional }) => optional),
      shipped: group.every(({ direct }) => direct === undefined),
      files: [...new Set(group.flatMap(({ places }) => places.map(({ file }) => file)))],
    };
  });
}

function versionsOf(group: readonly Component[]): readonly string[] {
  return [...new Set(group.flatMap(({ versions }) => versions))].toSorted();
}
