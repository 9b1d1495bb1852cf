// SPDX-License-Identifier: Apache-2.0
import { shellWord } from '@touchstone/assessor';
import { isRunnable, type ListedCommand, type ListedRecipe, type Manifest } from '@touchstone/model';
import { resolveServiceType } from '@touchstone/openstack';
import { EMBEDDED_SERVICES } from './embedded-services.js';

/** What exercises the solution, command by command; null for one that is only scanned. */
export function listRecipe(manifest: Manifest, digest: string | null): ListedRecipe | null {
  if (!isRunnable(manifest)) return null;
  const { needs, recipe } = manifest;
  const plain = (phase: 'setup' | 'teardown') =>
    recipe[phase].map(({ id, run }): ListedCommand => ({ id, title: id, phase, run: line(run), shows: [] }));
  return {
    digest,
    services: needs.services,
    roles: needs.roles,
    operator: needs.operator,
    prerequisites: recipe.prerequisites.map(({ id, missing }) => ({ id, missing })),
    commands: [
      ...plain('setup'),
      ...recipe.steps.map(({ id, title, run, shows }): ListedCommand => ({
        id,
        title,
        phase: 'step',
        run: line(run),
        shows,
      })),
      ...plain('teardown'),
    ],
  };
}

/** Whether the recipe can run on the embedded cloud: it has every service that the recipe cannot do without. */
export function runsOnEmbedded(manifest: Manifest): boolean {
  return (
    isRunnable(manifest) &&
    manifest.needs.services.every((type) => EMBEDDED_SERVICES.has(resolveServiceType(type) ?? type))
  );
}

/** A script stays as it is; an argv becomes the line that a shell would read it from. */
function line(command: string | readonly string[]): string {
  return typeof command === 'string' ? command : command.map(shellWord).join(' ');
}
