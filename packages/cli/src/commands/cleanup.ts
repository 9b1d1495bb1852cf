// SPDX-License-Identifier: Apache-2.0
import { homedir } from 'node:os';
import {
  connect,
  findLeftJournals,
  readCloudConfig,
  readJournal,
  removeLeftovers,
  removeLocalLeftovers,
} from '@touchstone/runner';
import { readText } from '../papers/read-text.js';
import type { Output } from '../output.js';
import { EXIT, refusalText } from '../refusal.js';
import { runWorld } from '../run-world.js';

/** `touchstone cleanup`: removes what runs that could not clean up have left on a cloud, by their journals. */
export async function cleanupCommand(
  output: Output,
  env: NodeJS.ProcessEnv,
  version: string,
  signal: AbortSignal,
): Promise<number> {
  const world = runWorld(env, version);
  const journals = findLeftJournals(world.journalDir);
  if (journals.length === 0) output.text('Nothing was left behind.\n');
  let remains = 0;
  for (const path of journals) {
    // One that cannot be read must not keep the others from being cleaned up.
    try {
      const { cloud, name } = readJournal(path);
      if (cloud.name === 'embedded') {
        // An embedded cloud is gone with the process that held it.
        await removeLocalLeftovers(path);
        output.text(`${name}: gone with its embedded cloud\n`);
        continue;
      }
      const config = readCloudConfig(
        { cloud: cloud.name === 'envvars' ? undefined : cloud.name },
        { env, cwd: process.cwd(), home: homedir(), readText },
      );
      const connection = await connect(config, { now: world.now, signal });
      const left = await removeLeftovers(path, connection, { ...world, patienceMs: 180_000, signal });
      await connection.close();
      output.text(
        left.length === 0
          ? `${name}: removed from ${cloud.name}\n`
          : left.map((one) => `${name}: ${one}\n`).join(''),
      );
      remains += left.length;
    } catch (error) {
      output.note(refusalText(error, false));
      remains += 1;
    }
  }
  return remains === 0 ? EXIT.reached : EXIT.notReached;
}
