// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Manifest, type RunnableManifest } from '@touchstone/model';
import { commandArgv } from '../process/command-argv.js';
import { runCommand, type CommandEnd } from '../process/run-command.js';
import type { Sandbox } from '../process/sandbox.js';
import type { Environment } from './run-environment.js';

export interface LocalCommandOptions {
  readonly run: string;
  readonly recipeDir: string;
  readonly workdir: string;
  readonly env: Environment;
  readonly graceMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly sandbox?: Sandbox | undefined;
}

const TIMEOUT_MS = 60_000;

/** Runs a command that has nothing to do with a cloud. Throws RUN_INTERRUPTED. */
async function runLocal(
  id: string,
  command: string | readonly string[],
  options: LocalCommandOptions,
  stdoutFile?: string,
): Promise<CommandEnd> {
  const end = await runCommand({
    ...options,
    argv: commandArgv(command, { ...options, id }),
    cwd: options.workdir,
    timeoutMs: TIMEOUT_MS,
    stdoutFile,
  });
  if (end.why === 'interrupted') {
    throw new TouchstoneError('RUN_INTERRUPTED', 'The run was interrupted before it began.', {
      hint: 'Nothing was made on the cloud.',
    });
  }
  return end;
}

/** Throws RUN_PREREQUISITE with the manifest's own words for every prerequisite that is missing. */
export async function checkPrerequisites(
  manifest: RunnableManifest,
  options: LocalCommandOptions,
): Promise<void> {
  const missing: { id: string; text: string }[] = [];
  for (const prerequisite of manifest.recipe.prerequisites) {
    const end = await runLocal(`prerequisite-${prerequisite.id}`, prerequisite.check, options);
    if (end.why !== 'ended' || end.code !== 0)
      missing.push({ id: prerequisite.id, text: prerequisite.missing });
  }
  if (missing.length === 0) return;
  throw new TouchstoneError(
    'RUN_PREREQUISITE',
    `The recipe of ${manifest.solution.id} needs on this machine: ${missing.map(({ text }) => text.trim()).join(' ')}`,
    {
      hint: 'Provide it and run again; nothing was made on the cloud.',
      details: { missing: missing.map(({ id }) => id) },
    },
  );
}

/** The solution's version: as the manifest gives it, or as its command prints it. Throws RUN_VERSION. */
export async function findSolutionVersion(manifest: Manifest, options: LocalCommandOptions): Promise<string> {
  const { version } = manifest.solution;
  if (typeof version === 'string') return version;
  const end = await runLocal('solution-version', version.command, options);
  const printed = end.output.maskedText([]).trim();
  if (end.why !== 'ended' || end.code !== 0) {
    throw noVersion(
      manifest,
      `its command ${end.why === 'ended' ? `ended with exit code ${end.code ?? '?'}` : end.why}`,
      printed,
    );
  }
  const found = version.pattern === undefined ? printed.split('\n', 1)[0] : match(version.pattern, printed);
  const text = found?.trim() ?? '';
  if (text === '')
    throw noVersion(manifest, `nothing of what it prints fits ${version.pattern ?? 'a version'}`, printed);
  return text.slice(0, 100);
}

function match(pattern: string, text: string): string | undefined {
  try {
    const found = new RegExp(pattern, 'm').exec(text);
    return found?.[1] ?? found?.[0];
  } catch (cause) {
    throw new TouchstoneError(
      'RUN_VERSION',
      `solution.version.pattern ${pattern} is no regular expression.`,
      {
        hint: 'Write it as JavaScript does, with the version in its first group.',
        cause,
      },
    );
  }
}

function noVersion(manifest: Manifest, why: string, printed: string): TouchstoneError {
  return new TouchstoneError(
    'RUN_VERSION',
    `The version of ${manifest.solution.id} could not be found out: ${why}.`,
    {
      hint: 'Try solution.version.command of the manifest by hand.',
      details: { printed: printed.slice(0, 400) },
    },
  );
}
