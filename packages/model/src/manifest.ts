// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { duration } from './duration.js';
import { concern, credentialKind, operationId, slug } from './vocabulary.js';

const url = z.url({ protocol: /^https?$/ }).max(500);
const line = z.string().min(1).max(300);

/**
 * Something to execute: a list is an argv (no shell), a text is a script that `sh -eu` reads from a file. Neither is
 * ever interpolated; what varies comes through environment variables.
 */
const command = z.union([z.array(z.string().max(4000)).min(1).max(100), z.string().min(1).max(20_000)]);

/** Where a step's result comes from: its exit code, or what the solution's own test suite writes. */
const result = z.union([
  z.literal('exit'),
  z.strictObject({ junit: line }).describe('a JUnit XML file, relative to TOUCHSTONE_WORKDIR'),
  z.strictObject({ tap: line }).describe('a TAP file, or stdout'),
  z.strictObject({ subunit: line }).describe('a subunit v2 file, or stdout'),
]);

const prerequisite = z.strictObject({
  id: slug,
  check: command.describe('exits 0 when the prerequisite is there'),
  missing: z
    .string()
    .min(1)
    .max(1000)
    .describe('what to tell the person when it is not: what is missing and how to get it'),
});

const action = { run: command, timeout: duration.default('60s') };

export const recipeStep = z.strictObject({
  id: slug,
  title: line,
  ...action,
  shows: z
    .array(z.union([operationId, concern]))
    .default([])
    .describe('operations or concerns that this step is meant to exercise'),
  result: result.default('exit'),
  retries: z.int().min(0).max(3).default(0).describe('a step that passes only on retry is a flake'),
});
export type RecipeStep = z.infer<typeof recipeStep>;

const recipe = z.strictObject({
  prerequisites: z.array(prerequisite).max(30).default([]),
  setup: z
    .array(z.strictObject({ id: slug, ...action }))
    .max(30)
    .default([]),
  steps: z.array(recipeStep).min(1).max(200),
  teardown: z
    .array(z.strictObject({ id: slug, ...action }))
    .max(30)
    .default([]),
});
export type Recipe = z.infer<typeof recipe>;

export const manifest = z.strictObject({
  format: z.literal('touchstone/1'),
  solution: z.strictObject({
    id: slug,
    name: line,
    description: z.string().min(1).max(2000),
    category: slug.describe('a category of guidelines/categories.yaml'),
    vendor: line,
    licence: line.describe('an SPDX expression'),
    homepage: url.optional(),
    version: z
      .union([z.strictObject({ command, pattern: line.optional() }), z.string().min(1).max(100)])
      .describe(
        'the version, or the command that prints it; pattern is a regular expression whose first group is it',
      ),
  }),
  source: z
    .strictObject({
      repository: url,
      commit: z
        .string()
        .regex(/^[0-9a-f]{40}$/)
        .optional(),
      path: line.optional(),
    })
    .optional(),
  artefact: z
    .strictObject({
      purl: z.string().regex(/^pkg:/, 'a package URL, as in pkg:deb/debian/rclone@{version}').max(500),
      digest: z
        .string()
        .regex(/^sha(256|512):[0-9a-f]+$/)
        .optional(),
    })
    .optional()
    .describe('what is certified: a package URL, with {version} where the version goes, and its digest'),
  claims: z
    .strictObject({
      services: z.array(slug).default([]),
      releases: z.array(line).default([]),
      source: url.optional().describe('where the vendor claims it'),
    })
    .default({ services: [], releases: [] }),
  needs: z
    .strictObject({
      services: z
        .array(slug)
        .default(['identity'])
        .describe('service types that the recipe cannot do without'),
      auth: z
        .array(credentialKind)
        .min(1)
        .default(['application_credential', 'password'])
        .describe('ways in which the solution can sign in, the best first'),
      roles: z.array(line).default(['member']),
      operator: z.boolean().default(false).describe('operator tooling, which may need admin'),
      resources: z
        .strictObject({
          image: z.boolean().default(false),
          flavor: z.boolean().default(false),
          externalNetwork: z.boolean().default(false),
          server: z
            .boolean()
            .default(false)
            .describe('a running server in the project, made outside the recording'),
        })
        .default({ image: false, flavor: false, externalNetwork: false, server: false }),
    })
    .prefault({}),
  recipe: recipe
    .optional()
    .describe('what exercises it; without one a solution can be scanned, and nothing is seen running'),
});
export type Manifest = z.infer<typeof manifest>;

/** A manifest whose solution can be run. */
export type RunnableManifest = Manifest & { readonly recipe: Recipe };

/** Whether there is a recipe to run. */
export function isRunnable(paper: Manifest): paper is RunnableManifest {
  return paper.recipe !== undefined;
}
