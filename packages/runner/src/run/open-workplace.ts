// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type CredentialKind } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';
import { reasonOf } from '../reason.js';
import { borrowWorkplace } from '../scratch/borrow-workplace.js';
import { processStart, removeJournal, writeJournal, type Journal } from '../scratch/journal.js';
import { makeScratch } from '../scratch/make-scratch.js';
import type { Leftovers } from '../scratch/purge-project.js';
import { removeMade } from '../scratch/remove-leftovers.js';
import type { AccessRule, Workplace } from '../scratch/scratch.js';
import type { RunEvent } from './run-event.js';
import type { RunWorld } from './run-options.js';

export interface WorkplaceOptions {
  readonly run: string;
  readonly workdir: string;
  readonly roles: readonly string[];
  readonly credential: CredentialKind;
  readonly accessRules: readonly AccessRule[] | undefined;
  readonly unrestricted: boolean;
  readonly scratch: boolean;
  readonly world: RunWorld;
  readonly onEvent: (event: RunEvent) => void;
  readonly abandon: AbortSignal | undefined;
}

export interface OpenWorkplace extends Workplace {
  readonly name: string;
  /**
   * Removes everything that was made, the journal last. Never throws; gives what is left and, where something is, the
   * journal that stays.
   */
  readonly close: () => Promise<{ readonly left: Leftovers; readonly journal: string | undefined }>;
}

/** How long one kind of resource may take to vanish, in ms. */
const PATIENCE_MS = 180_000;

/** Writes the journal, then makes the place to run in: a scratch project where the rights allow it. Cleans up if it fails. */
export async function openWorkplace(
  connection: Connection,
  options: WorkplaceOptions,
): Promise<OpenWorkplace> {
  const name = `touchstone-${options.run}`;
  if (options.scratch && connection.isAdmin) {
    const opened = await open(connection, name, true, options).catch((error: unknown) => {
      // An admin role that is bound to another scope may not make projects.
      if (!isTouchstoneError(error, 'SCRATCH_NOT_MADE') || error.details['status'] !== 403) throw error;
      options.onEvent({ kind: 'message', level: 'warning', text: `No scratch project: ${error.message}` });
      return undefined;
    });
    if (opened !== undefined) return opened;
  }
  return open(connection, name, false, options);
}

async function open(
  connection: Connection,
  name: string,
  scratch: boolean,
  options: WorkplaceOptions,
): Promise<OpenWorkplace> {
  const { world } = options;
  const paper: Journal = {
    format: 'touchstone-journal/1',
    run: options.run,
    name,
    cloud: {
      name: connection.config.name,
      authUrl: connection.config.auth.auth_url,
      region: connection.config.region ?? null,
    },
    scratch,
    domainId: connection.token.project.domainId,
    workdir: options.workdir,
    process: { pid: process.pid, started: processStart(process.pid) },
  };
  const journal = writeJournal(world.journalDir, paper);
  const remove = async (
    scratchUser?: Connection,
  ): Promise<{ left: Leftovers; journal: string | undefined }> => {
    if (options.abandon?.aborted) return { left: [`${name}: cleaning up was abandoned`], journal };
    try {
      const left = await removeMade(paper, connection, {
        patienceMs: PATIENCE_MS,
        sleep: world.sleep,
        random: world.random,
        now: world.now,
        signal: options.abandon,
        scratchUser,
      });
      if (left.length > 0) return { left, journal };
    } catch (error) {
      return { left: [`${name}: ${reasonOf(error)}`], journal };
    }
    removeJournal(journal);
    return { left: [], journal: undefined };
  };
  try {
    const place = scratch
      ? await makeScratch(connection, { ...options, name, random: world.random, now: world.now })
      : await borrowWorkplace(connection, { ...options, name });
    return {
      ...place,
      name,
      close: async () => {
        const removed = await remove(scratch ? place.connection : undefined);
        if (scratch) await place.connection.close();
        return removed;
      },
    };
  } catch (error) {
    const { left } = await remove();
    for (const text of left)
      options.onEvent({ kind: 'message', level: 'warning', text: `Left behind: ${text}` });
    throw error;
  }
}
