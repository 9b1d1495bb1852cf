// SPDX-License-Identifier: Apache-2.0
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OLDEST_RELEASE } from '@touchstone/cloud';
import { compareReleases, releases } from '@touchstone/openstack';
import { rateKey } from '@touchstone/registry';
import type { LiveAsked, LiveOffer, LiveRun, LiveRuns } from '@touchstone/web';
import { findBubblewrap } from './find-bubblewrap.js';
import { liveCatalog, type LiveRecipe } from './live-catalog.js';
import type { LiveJob } from './live-messages.js';
import { LiveRunState } from './live-run-state.js';
import { workOn } from './work-on.js';

export interface LiveRunLimits {
  readonly atOnce: number;
  readonly waiting: number;
  /** Of one client, waiting and running together. */
  readonly ofClient: number;
  /** A run that takes longer is ended, ms. */
  readonly runMs: number;
  /** A run that ended is kept so long, ms. */
  readonly keptMs: number;
  /** Runs that ended and are kept. */
  readonly kept: number;
}

export const LIVE_RUN_LIMITS: LiveRunLimits = Object.freeze({
  atOnce: 1,
  waiting: 10,
  ofClient: 1,
  runMs: 20 * 60_000,
  keptMs: 60 * 60_000,
  kept: 50,
});

export interface LiveRunsOptions {
  /** Folder of the built-in catalog. */
  readonly catalog: string;
  /** Below it each run makes and removes a folder; short (a socket's path has 107 bytes), as the system's temporary one is. */
  readonly scratch: string;
  /** Where packages that recipes install stay. */
  readonly packages: string;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly env: NodeJS.ProcessEnv;
  readonly version: string;
  readonly limits?: LiveRunLimits;
  /** Tells what went wrong on our side. */
  readonly onDefect?: ((error: unknown) => void) | undefined;
}

/** Whoever follows a run hears after so long that nothing happened, ms. */
const FOLLOW_MS = 15_000;
/** What changes within so long is told together, ms. */
const GATHER_MS = 300;

interface Kept {
  readonly id: string;
  readonly client: string;
  readonly solution: string;
  readonly state: LiveRunState;
  readonly recipe: LiveRecipe;
  readonly release: string;
}

export interface OpenLiveRuns extends LiveRuns {
  /** Ends all runs, and forgets them. */
  readonly close: () => Promise<void>;
}

/**
 * Runs of the built-in catalog's recipes, few at once and each in a process of its own. Where bubblewrap is missing
 * nothing runs, and offers say so.
 */
export async function openLiveRuns(options: LiveRunsOptions): Promise<OpenLiveRuns> {
  const { clock, limits = LIVE_RUN_LIMITS } = options;
  const [recipes, bubblewrap] = await Promise.all([liveCatalog(options.catalog), findBubblewrap()]);
  const offered = offeredReleases();
  const runs = new Map<string, Kept>();
  const processes = new Map<string, RunProcess>();
  const changes = new EventEmitter().setMaxListeners(0);
  let closed = false;

  const waiting = (): Kept[] => [...runs.values()].filter(({ state }) => state.state === 'waiting');
  const show = (run: Kept): LiveRun => {
    const before = waiting().findIndex(({ id }) => id === run.id);
    return run.state.show(before < 0 ? 0 : before + processes.size);
  };

  const forget = (): void => {
    const ended = [...runs.values()].filter(({ state }) => state.endedAt !== null);
    const old = ended.filter(({ state }) => clock() - (state.endedAt ?? 0) > limits.keptMs);
    for (const { id } of [...old, ...ended.slice(0, Math.max(0, ended.length - limits.kept))])
      runs.delete(id);
  };

  const next = (): void => {
    for (const run of waiting()) {
      if (closed || processes.size >= limits.atOnce || 'missing' in bubblewrap) return;
      run.state.start();
      const started = startRun(run, bubblewrap, options, limits.runMs, () => changes.emit(run.id));
      processes.set(run.id, started);
      void started.ended.finally(() => {
        processes.delete(run.id);
        for (const one of waiting()) one.state.moved();
        for (const { id } of [run, ...waiting()]) changes.emit(id);
        next();
      });
    }
  };

  const offer = (solution: string): LiveOffer => {
    const recipe = recipes.get(solution);
    if (recipe === undefined)
      return {
        kind: 'refused',
        why: 'Only recipes of the built-in catalog run here, and this is none of them.',
      };
    if ('missing' in bubblewrap)
      return { kind: 'refused', why: `No recipe runs here: ${bubblewrap.missing}.` };
    return { kind: 'offered', releases: offered, recipe: recipe.digest };
  };

  const ask = (solution: string, release: string, address?: string): LiveAsked => {
    forget();
    // By single IPv6 addresses, of which each subscriber has 2^64, one client could fill the queue.
    const client = rateKey(address);
    const able = offer(solution);
    const recipe = recipes.get(solution);
    if (able.kind === 'refused' || recipe === undefined)
      return {
        kind: 'refused',
        busy: false,
        why: able.kind === 'refused' ? able.why : 'There is no such recipe.',
      };
    if (!offered.includes(release))
      return { kind: 'refused', busy: false, why: 'The embedded cloud has no such release.' };
    const under = [...runs.values()].filter((run) => run.client === client && run.state.endedAt === null);
    const [own] = under;
    if (own !== undefined && under.length >= limits.ofClient) {
      const why = 'A run that you asked for is still under way. Wait for its end.';
      return { kind: 'refused', busy: true, why, under: own.id };
    }
    if (closed || waiting().length >= limits.waiting)
      return { kind: 'refused', busy: true, why: 'Too many runs wait already. Try again in some minutes.' };
    const id = Buffer.from(options.random(9)).toString('base64url');
    const state = new LiveRunState({ id, solution, release, recipe: recipe.digest }, recipe.manifest, clock);
    runs.set(id, { id, client, solution, state, recipe, release });
    next();
    return { kind: 'asked', id };
  };

  return {
    offer,
    ask,
    find: (id) => {
      forget();
      const run = runs.get(id);
      return run === undefined ? undefined : show(run);
    },
    all: () => {
      forget();
      return [...runs.values()].map(show).toReversed();
    },
    solutions: () => ('missing' in bubblewrap ? [] : [...recipes.keys()].toSorted()),
    changed: async (id, change) => {
      if (closed || runs.get(id)?.state.change !== change) return;
      await once(changes, id, { signal: AbortSignal.timeout(FOLLOW_MS) }).catch(() => undefined);
      // Calls come in bursts: a page that changes with each of them could not be read.
      if (!closed) await sleep(GATHER_MS);
    },
    keptMs: limits.keptMs,
    close: async () => {
      closed = true;
      for (const run of runs.values()) run.state.break('The marketplace was stopped.');
      for (const one of processes.values()) one.stop();
      await Promise.all([...processes.values()].map(({ ended }) => ended));
      for (const id of runs.keys()) changes.emit(id);
      runs.clear();
    },
  };
}

interface RunProcess {
  readonly ended: Promise<void>;
  readonly stop: () => void;
}

/** Starts the process of a run and hands its messages on; never throws. Its folder is gone when it has ended. */
function startRun(
  { recipe, release, state }: Kept,
  bubblewrap: Pick<LiveJob, 'bwrap' | 'keepsFromNamespaces'>,
  { scratch, packages, env, version, onDefect }: LiveRunsOptions,
  runMs: number,
  changed: () => void,
): RunProcess {
  const stopped = new AbortController();
  const run = async (): Promise<void> => {
    const folder = await mkdtemp(join(scratch, 'ts-live-'));
    try {
      const job = { ...bubblewrap, recipe: recipe.folder, release, folder, packages, version };
      await workOn(job, { env: withoutSecrets(env), runMs, stop: stopped.signal }, (message) => {
        state.take(message);
        changed();
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  const ended = run()
    .catch((error: unknown) => onDefect?.(error))
    .finally(() => {
      state.break('It ended before it came to a verdict.');
      changed();
    });
  return { ended, stop: () => stopped.abort() };
}

/** What signs and publishes is for the marketplace alone: a run's process needs none of it, nor what opens a cloud or a database. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(?:TOUCHSTONE_|OS_|DATABASE_|PG|AWS_|NODE_OPTIONS$)/.test(name),
    ),
  );
}

function offeredReleases(): readonly string[] {
  return releases()
    .map(({ name }) => name)
    .filter((name) => compareReleases(name, OLDEST_RELEASE) >= 0)
    .toSorted((a, b) => compareReleases(b, a));
}
