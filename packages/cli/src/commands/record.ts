// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { eachLine } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { isNoSuchOperation } from '@touchstone/openstack';
import { harText, readRecordingLines } from '@touchstone/recorder';
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
    if (options.har !== undefined) await writeFile(options.har, harText(readRecordingLines(options.out)));
    const { counts, wrong } = await countCalls(options.out);
    for (const [name, count] of counts) output.note(`${String(count).padStart(6)}  ${name}`);
    const both = wrong === 0 ? '' : ` (${wrong} of these to the cloud as well)`;
    output.note(`${outcome.exchanges} calls, ${outcome.unclassified} of them unknown${both}: ${options.out}`);
    return outcome.outcome === 'interrupted' ? EXIT.interrupted : (outcome.exit.code ?? EXIT.interrupted);
  } finally {
    await close();
  }
}

/** Calls by operation, and how many of them are what neither the index nor the cloud has. */
async function countCalls(file: string) {
  const counts = new Map<string, number>();
  let wrong = 0;
  await eachLine(file, (line) => {
    if (line.kind !== 'exchange') return;
    const name = line.operation ?? `unknown: ${line.method} ${line.path}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (isNoSuchOperation(line)) wrong += 1;
  });
  return { counts: [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)), wrong };
}
