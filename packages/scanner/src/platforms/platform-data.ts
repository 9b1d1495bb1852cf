// SPDX-License-Identifier: Apache-2.0
import { slug } from '@touchstone/model';
import { z } from 'zod';

const text = z.string().min(1).max(300);
const versions = z.record(z.string(), z.string().min(1).max(60));

/** `data/platforms/platforms.yaml`: releases on distributions that carry them. */
export const platformsFile = z.strictObject({
  format: z.literal('touchstone-platforms/1'),
  platforms: z.array(
    z.strictObject({
      release: z.string().max(20),
      suite: slug,
      distribution: text,
      refs: z.array(z.string()).min(1).describe('of openstack/requirements; the first that there is counts'),
    }),
  ),
});

/** `data/platforms/constraints/RELEASE.json`: upper constraints, names as written there. */
export const constraintsFile = z.strictObject({
  format: z.literal('touchstone-constraints/1'),
  release: z.string(),
  source: text,
  constraints: versions,
});

/** `data/platforms/distributions/SUITE.json`: versions as the projects themselves number them. */
export const distributionFile = z.strictObject({
  format: z.literal('touchstone-distribution/1'),
  suite: slug,
  source: text,
  runtimes: z.record(
    z.string(),
    z.strictObject({ default: z.string(), versions: z.array(z.string()).min(1) }),
  ),
  packages: versions,
  libraries: z.record(z.string(), versions).describe('by ecosystem, under the name that each has there'),
});

/** `data/platforms/areas.yaml`: what OpenStack runs itself in each area, and what it can use beside or instead. */
export const areasFile = z.strictObject({
  format: z.literal('touchstone-platform-areas/1'),
  areas: z.array(
    z.strictObject({
      area: z.enum(['messaging', 'database', 'cache', 'web server', 'virtualisation', 'storage']),
      own: z.array(
        z.strictObject({ components: z.array(slug), title: text, packages: z.array(z.string()).min(1) }),
      ),
      alternatives: z.array(
        z.strictObject({
          components: z.array(slug).min(1),
          why: text,
          until: z.string().optional().describe('the last release that can use it'),
          source: text,
        }),
      ),
    }),
  ),
});

/** `data/platforms/own-trees.yaml`: what shows that libraries, or a runtime too, come in a tree of their own. */
export const ownTreesFile = z.strictObject({
  format: z.literal('touchstone-own-trees/1'),
  trees: z.array(
    z.strictObject({
      what: text,
      how: z.array(z.enum(['deployed', 'required', 'dependency'])),
      roles: z.array(z.enum(['server', 'client', 'library', 'runtime'])).optional(),
      ecosystems: z.array(slug),
      names: z.array(z.string()).optional(),
      notBelow: z.array(z.string()).default([]).describe('folders that not all of its places may be in'),
      runtime: z.boolean().describe('whether the runtime comes with it'),
    }),
  ),
  locks: z.array(z.strictObject({ file: z.string(), tool: text })),
  tools: z.array(z.string()).describe('what only developers run; `*` at the end stands for anything'),
});

export type Distribution = z.infer<typeof distributionFile>;
export type Areas = z.infer<typeof areasFile>['areas'];
export type OwnTrees = z.infer<typeof ownTreesFile>;

/** A release on a distribution, with all that is known of both. */
export interface Platform {
  readonly release: string;
  readonly distribution: string;
  readonly facts: Distribution;
  /** Upper constraints of the release, by the names as PyPI compares them. */
  readonly constraints: ReadonlyMap<string, string>;
}
