// SPDX-License-Identifier: Apache-2.0
// Trust: a bundle verified, an envelope signed, entries appended, proofs and checkpoints, beside peers.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAppends } from './attest/append-entries.js';
import { buildGoBench } from './attest/go-bench.js';
import { benchCheckpoint } from './attest/open-checkpoint.js';
import { benchProofs } from './attest/prove-entries.js';
import { benchEnvelope } from './attest/sign-envelope.js';
import { startPostgres } from './attest/start-postgres.js';
import { benchVerify } from './attest/verify-bundle.js';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'verify,envelope,appends,proofs,checkpoint' },
    exchanges: { type: 'string', default: '100000' },
    entries: { type: 'string', default: '10000000' },
    rounds: { type: 'string', default: '5' },
  },
});
const only = options.only.split(',');
const rounds = Number(options.rounds);
const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const needsGo = ['envelope', 'proofs', 'checkpoint'].some((part) => only.includes(part));
const go = needsGo ? buildGoBench(folder) : undefined;
if (only.includes('verify')) await benchVerify(folder, Number(options.exchanges), rounds);
if (only.includes('envelope')) await benchEnvelope(rounds, go);
if (only.includes('appends')) await appends();
if (only.includes('proofs')) {
  const tiles = join(folder, 'tiles');
  mkdirSync(tiles);
  await benchProofs(tiles, Number(options.entries), rounds, go);
}
if (only.includes('checkpoint')) await benchCheckpoint(rounds, go);

async function appends(): Promise<void> {
  const postgres = await startPostgres(folder);
  try {
    await benchAppends(folder, rounds, postgres);
  } finally {
    await postgres?.stop();
  }
}
