// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs';
import { TouchstoneError } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';
import { endProcesses } from '../process/end-processes.js';
import { removeApplicationCredential } from './make-application-credential.js';
import { readJournal, removeJournal, type Journal } from './journal.js';
import type { Leftovers } from './purge-project.js';
import { removeScratch, type RemoveOptions } from './remove-scratch.js';
import { removeServerFixture } from './server-fixture.js';

/** No process has it; 0 is that of the kernel's own threads. */
const NO_SESSION = -1;
const GRACE_MS = 5000;

/**
 * Removes all that a run made, on the cloud and on this machine, by its journal; then the journal.
 * @param connection signed in to the same cloud as the run's was, with the same rights
 * @returns what is left, one sentence each; the journal stays while anything is
 * Throws SCRATCH_JOURNAL when the connection is to another cloud, and ACCESS_* when the cloud does not answer.
 */
export async function removeLeftovers(
  path: string,
  connection: Connection,
  options: RemoveOptions,
): Promise<Leftovers> {
  const paper = readJournal(path);
  if (new URL(paper.cloud.authUrl).host !== new URL(connection.config.auth.auth_url).host) {
    throw new TouchstoneError(
      'SCRATCH_JOURNAL',
      `${path} is about cloud "${paper.cloud.name}" (${paper.cloud.authUrl}), not ${connection.config.auth.auth_url}.`,
      { hint: `Sign in to cloud "${paper.cloud.name}".`, details: { file: path } },
    );
  }
  // What a killed run had started may still be making things.
  await endProcesses({ session: NO_SESSION, run: paper.run, workdir: paper.workdir }, GRACE_MS);
  const left = await removeMade(paper, connection, options);
  if (left.length > 0) return left;
  await removeLocalLeftovers(path);
  return [];
}

/**
 * Ends the processes of a run that was killed, removes its folder and the journal. Alone it is for runs whose cloud is
 * gone with them: the embedded one's. Throws SCRATCH_JOURNAL.
 */
export async function removeLocalLeftovers(path: string): Promise<void> {
  const paper = readJournal(path);
  await endProcesses({ session: NO_SESSION, run: paper.run, workdir: paper.workdir }, GRACE_MS);
  rmSync(paper.workdir, { recursive: true, force: true });
  removeJournal(path);
}

/** The cloud's part of it. Safe to repeat. */
export async function removeMade(
  paper: Pick<Journal, 'scratch' | 'name' | 'domainId'>,
  connection: Connection,
  options: RemoveOptions,
): Promise<Leftovers> {
  if (paper.scratch) return removeScratch(connection, paper.name, paper.domainId, options);
  const left = await removeServerFixture(connection, { ...options, name: paper.name });
  if (connection.config.authType !== 'application_credential') {
    await removeApplicationCredential(connection, paper.name);
  }
  return left;
}
