// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';
import { isNoSuchOperation } from '@touchstone/openstack';
import { readRecording, toHar } from '@touchstone/recorder';
import { recordCommand as runRecorded } from '@touchstone/runner';
import { gatewayOptions, type GatewayOptions } from '../certify/gateway-options.js';
import { showRunEvents } from '../certify/show-run-events.js';
import { openTargets } from '../certify/targets.js';
import type { Interruption } from '../interruption.js';
import type { Output } from '../output.js';
import { createProgress } from '../progress/progress.js';
import { EXIT } from '../refusal.js';
import { runWorld } from '../run-world.js';

export interface RecordOptions extends GatewayOptions {
  readonly cloud?: string;
  readonly release?: string;
  readonly out: string;
  readonly har?: string;
  readonly version: string;
}

/** `touchstone record -- CMD`: only records what a command does; its own exit code is passed on. */
export async function recordCommand(
  command: readonly string[],
  options: RecordOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
  stop: Interruption,
): Promise<number> {
  const gateway = gatewayOptions(options);
  const choice = {
    cloud: options.cloud === undefined ? undefined : [options.cloud],
    release: options.release === undefined ? undefined : [options.release],
  };
  const { targets, close } = await openTargets(choice, env, undefined, stop.signal);
  const progress = createProgress(output, (text) => process.stderr.write(text), true);
  try {
    const [target, ...others] = targets;
    if (target === undefined || others.length > 0) {
      throw new TouchstoneError(
        'CLI_USAGE',
        'A recording is of one cloud: name one of --cloud and --release.',
      );
    }
    const outcome = await runRecorded({
      argv: command,
      cwd: process.cwd(),
      target,
      outFile: options.out,
      ...gateway,
      world: runWorld(env, options.version),
      onEvent: showRunEvents(progress),
      signal: stop.signal,
      abandon: stop.abandon,
    });
    const recording = await readRecording(options.out);
    if (options.har !== undefined)
      await writeFile(options.har, `${JSON.stringify(toHar(recording), null, 2)}\n`);
    for (const [name, count] of countOperations(recording.exchanges))
      output.note(`${String(count).padStart(6)}  ${name}`);
    const wrong = recording.exchanges.filter(isNoSuchOperation).length;
    const both = wrong === 0 ? '' : ` (${wrong} of these to the cloud as well)`;
    output.note(`${outcome.exchanges} calls, ${outcome.unclassified} of them unknown${both}: ${options.out}`);
    return outcome.outcome === 'interrupted' ? EXIT.interrupted : (outcome.exit.code ?? EXIT.interrupted);
  } finally {
    await close();
  }
}

function countOperations(
  exchanges: readonly { operation: string | null; method: string; path: string }[],
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { operation, method, path } of exchanges) {
    const name = operation ?? `unknown: ${method} ${path}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
