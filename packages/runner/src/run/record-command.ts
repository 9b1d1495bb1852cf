// SPDX-License-Identifier: Apache-2.0
import { describePlatform } from '../platform/describe-platform.js';
import { attachCommand } from '../process/attach-command.js';
import { commandEnvironment } from '../recipe/run-environment.js';
import { interruption, type Interruption } from './interruption.js';
import { openTarget } from './open-target.js';
import { openWorkplace, type OpenWorkplace } from './open-workplace.js';
import { openSession } from './recording-session.js';
import type { CommonRunOptions, RunOutcome } from './run-options.js';
import { runRefusal } from './run-refusal.js';
import { makeRunId, makeWorkFolder, removeWorkFolder } from './work-folder.js';
import { writeInventory } from './write-inventory.js';

export interface RecordCommandOptions extends CommonRunOptions {
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Roles of the scratch user, where there is one; `member` unless told. */
  readonly roles?: readonly string[] | undefined;
}

export interface CommandOutcome extends RunOutcome {
  /** How the command ended; one of both is null. */
  readonly exit: { readonly code: number | null; readonly signal: string | null };
}

const GRACE_MS = 5000;

/**
 * Records what one command does: it runs on the person's terminal, in their folder and environment, but for OS_* and
 * proxies, which lead to the recorder. With `scratch: true` and an admin's rights it gets a project of its own, which is
 * listed before and after; otherwise it acts with the person's own credentials in their project.
 * Throws what runRecipe throws once it calls the cloud, and RUN_COMMAND.
 */
export async function recordCommand(options: RecordCommandOptions): Promise<CommandOutcome> {
  const run = makeRunId(options.world.random);
  const stop = interruption(options.signal);
  let workdir: string | undefined;
  const onEvent = options.onEvent ?? (() => undefined);
  try {
    workdir = makeWorkFolder(options.world.workRoot, run);
    const target = await openTarget(options.target, options.world);
    try {
      stop.throwIfInterrupted();
      onEvent({ kind: 'stage', stage: 'platform' });
      const platform = await describePlatform(target.connection, target.platform);
      onEvent({ kind: 'stage', stage: 'scratch' });
      const own =
        target.connection.config.authType === 'application_credential'
          ? 'application_credential'
          : 'password';
      const place = await openWorkplace(target.connection, {
        run,
        workdir,
        roles: options.roles ?? ['member'],
        credential:
          options.accessRules === undefined ? (options.credential ?? own) : 'application_credential',
        accessRules: options.accessRules,
        unrestricted: false,
        scratch: options.scratch ?? false,
        world: options.world,
        onEvent,
        abandon: options.abandon,
      });
      let recorded: Omit<CommandOutcome, 'left' | 'journal' | 'platform'>;
      try {
        recorded = await record(options, { run, workdir, stop, place, platform });
      } catch (error) {
        const { left } = await place.close();
        for (const text of left) onEvent({ kind: 'message', level: 'warning', text: `Left behind: ${text}` });
        throw error;
      }
      onEvent({ kind: 'stage', stage: 'cleanup' });
      return { ...recorded, platform, ...(await place.close()) };
    } finally {
      await target.close();
    }
  } catch (error) {
    throw runRefusal(error, stop, options.world.workRoot);
  } finally {
    stop.dispose();
    if (workdir !== undefined) removeWorkFolder(workdir);
  }
}

interface Prepared {
  readonly run: string;
  readonly workdir: string;
  readonly stop: Interruption;
  readonly place: OpenWorkplace;
  readonly platform: RunOutcome['platform'];
}

async function record(
  options: RecordCommandOptions,
  { run, workdir, stop, place, platform }: Prepared,
): Promise<Omit<CommandOutcome, 'left' | 'journal' | 'platform'>> {
  const { kind, roles, accessRules } = place.credential;
  const session = await openSession({
    outFile: options.outFile,
    header: {
      run,
      purpose: 'record',
      solution: null,
      manifest: null,
      recipe: null,
      credential: { kind, scratch: place.scratch, roles: [...roles], accessRules },
      platform,
      expected: [],
    },
    workdir,
    trusted: trustedFiles(options.world.env),
    tls: options.tls,
    forwardProxy: options.forwardProxy,
    connection: place.connection,
    world: options.world,
    onEvent: options.onEvent ?? (() => undefined),
    // The command is the person's own: it may go on without being recorded, and is told of at the end.
    onFailed: () => undefined,
  });
  let exit: CommandOutcome['exit'] | undefined;
  let broken: unknown;
  const listing = { sleep: options.world.sleep, abandon: options.abandon };
  try {
    if (place.scratch) await writeInventory(place.connection, session, { ...listing, when: 'before' });
    const env = commandEnvironment({
      inherited: options.world.env,
      run,
      workdir,
      gateway: session.gateway,
      credential: place.credential,
    });
    exit = await attachCommand({
      argv: options.argv,
      cwd: options.cwd,
      env,
      graceMs: GRACE_MS,
      signal: stop.signal,
    });
    await session.stopRecorder();
    if (place.scratch && !options.abandon?.aborted)
      await writeInventory(place.connection, session, { ...listing, when: 'after-teardown' });
  } catch (error) {
    broken = error;
    stop.stop(error instanceof Error ? error.message : String(error));
  }
  const outcome = stop.signal.aborted ? 'interrupted' : 'complete';
  const summary = await session.finish({
    outcome,
    ...(outcome === 'complete' ? {} : { reason: stop.reason() }),
  });
  if (exit === undefined || broken !== undefined) throw broken;
  const { exchanges, unclassified } = summary;
  return { run, recordingFile: options.outFile, outcome, exit, exchanges, unclassified };
}

/** What the person's own environment makes programs trust, which the run's variables take the place of. */
function trustedFiles(env: RecordCommandOptions['world']['env']): readonly (string | undefined)[] {
  return [env['SSL_CERT_FILE'], env['REQUESTS_CA_BUNDLE'], env['NODE_EXTRA_CA_CERTS']];
}
