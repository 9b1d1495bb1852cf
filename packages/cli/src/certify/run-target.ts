// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { eachLine } from '@touchstone/attest';
import { accessRuleDeriver } from '@touchstone/assessor';
import {
  runRecipe,
  type CommonRunOptions,
  type RecipeOutcome,
  type RunTarget,
  type RunWorld,
} from '@touchstone/runner';
import type { Interruption } from '../interruption.js';
import type { RunnableFile } from '../papers/manifest-file.js';
import type { Progress } from '../progress/progress.js';
import { catalogTypes } from './catalog-types.js';
import { showRunEvents } from './show-run-events.js';

export interface TargetRun {
  readonly paper: RunnableFile;
  readonly target: RunTarget;
  readonly world: RunWorld;
  /** Folder for the recordings, which MUST exist. */
  readonly folder: string;
  readonly leastPrivilege: boolean;
  readonly gateway: Pick<CommonRunOptions, 'tls' | 'forwardProxy'>;
  readonly progress: Progress;
  readonly stop: Interruption;
}

/**
 * Runs a recipe on one cloud; where all of it passed under an application credential, once more under nothing but the
 * access rules that the first run needed. Gives the recordings' files, in order, and whether it was interrupted.
 * Throws what runRecipe throws.
 */
export async function runOnTarget(
  options: TargetRun,
): Promise<{ files: readonly string[]; interrupted: boolean }> {
  const { paper, target, progress } = options;
  const { manifest } = paper;
  progress.say(`\n${manifest.solution.name} on ${targetName(target)}`);
  const first = await run(options, 'certify');
  if (first.outcome === 'interrupted') return { files: [first.recordingFile], interrupted: true };
  const files = [first.recordingFile];
  if (!options.leastPrivilege || manifest.needs.auth[0] !== 'application_credential')
    return { files, interrupted: false };
  if (first.steps.some((step) => step.phase === 'step' && step.outcome !== 'passed')) {
    progress.say('  no least-privilege run: not every step passed');
    return { files, interrupted: false };
  }
  const deriver = accessRuleDeriver({ types: catalogTypes(first.platform.services) });
  await eachLine(first.recordingFile, (line) => deriver.take(line));
  const { rules, impossible } = deriver.derived();
  for (const rule of impossible)
    progress.say(`  ! Keystone has no access rule for ${rule.method} ${rule.path}`);
  progress.say(
    `\n${manifest.solution.name} on ${targetName(target)}, under its own ${rules.length} access rules`,
  );
  const second = await run(options, 'least-privilege', rules);
  return { files: [...files, second.recordingFile], interrupted: second.outcome === 'interrupted' };
}

async function run(
  options: TargetRun,
  purpose: 'certify' | 'least-privilege',
  accessRules?: Parameters<typeof runRecipe>[0]['accessRules'],
): Promise<RecipeOutcome> {
  const { paper, target, world, stop } = options;
  const outcome = await runRecipe({
    manifest: paper.manifest,
    manifestText: paper.text,
    recipeDir: paper.folder,
    purpose,
    target,
    outFile: join(
      options.folder,
      `${targetName(target).replaceAll(/[^a-z0-9.]+/gi, '-')}-${purpose}.ndjson.gz`,
    ),
    world,
    onEvent: showRunEvents(options.progress),
    signal: stop.signal,
    abandon: stop.abandon,
    accessRules,
    ...options.gateway,
  });
  for (const left of outcome.left) options.progress.say(`  ! left behind: ${left}`);
  if (outcome.journal !== undefined) options.progress.say('  ! touchstone cleanup tries again to remove it');
  return outcome;
}

export function targetName(target: RunTarget): string {
  return target.kind === 'embedded' ? `embedded-${target.release ?? 'newest'}` : target.name;
}
