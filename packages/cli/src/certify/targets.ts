// SPDX-License-Identifier: Apache-2.0
import { homedir } from 'node:os';
import type { Manifest } from '@touchstone/model';
import { checkNeeds, connect, readCloudConfig, type Connection, type RunTarget } from '@touchstone/runner';
import { readText } from '../papers/read-text.js';

export interface TargetChoice {
  readonly cloud?: readonly string[] | undefined;
  readonly release?: readonly string[] | undefined;
  readonly lab?: boolean | undefined;
}

export interface OpenTargets {
  readonly targets: readonly RunTarget[];
  readonly close: () => Promise<void>;
}

/**
 * The clouds to run on: those named, the embedded cloud as the releases named; where none is, the cloud that the OS_*
 * variables choose, and without them the embedded cloud as the newest release. Every named cloud is signed in to
 * before the first run begins, so that a mistake in the last one costs nothing. Throws ACCESS_*.
 */
export async function openTargets(
  choice: TargetChoice,
  env: NodeJS.ProcessEnv,
  needs: Manifest['needs'] | undefined,
  signal: AbortSignal,
): Promise<OpenTargets> {
  const releases = choice.release ?? [];
  const chosen =
    choice.cloud ?? (releases.length === 0 && (env.OS_CLOUD ?? env.OS_AUTH_URL) ? [undefined] : []);
  const connections: Connection[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(connections.map((connection) => connection.close()));
  };
  try {
    const targets: RunTarget[] = [];
    for (const cloud of chosen) {
      const world = { env, cwd: process.cwd(), home: homedir(), readText };
      const connection = await connect(readCloudConfig({ cloud }, world), { now: Date.now, signal });
      connections.push(connection);
      if (needs !== undefined) await checkNeeds(connection, needs.services, signal);
      targets.push({ kind: choice.lab === true ? 'lab' : 'cloud', connection, name: connection.config.name });
    }
    for (const release of releases) targets.push({ kind: 'embedded', release });
    if (targets.length === 0) targets.push({ kind: 'embedded' });
    return { targets, close };
  } catch (error) {
    await close();
    throw error;
  }
}
