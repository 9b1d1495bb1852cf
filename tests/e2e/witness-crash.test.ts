// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog } from '../../packages/attest/src/testing/memory-log.js';
import { parseNoteSigner } from '../../packages/attest/src/note/note-signer.js';
import { addCheckpointBody } from '../../packages/attest/src/witness/add-checkpoint-body.js';
import { makeTrustWorld, ORIGIN, type TrustWorld } from './support/trust-world.js';

let world: TrustWorld;
let log: MemoryLog;
beforeAll(async () => {
  world = await makeTrustWorld(await mkdtemp(join(tmpdir(), 'touchstone-e2e-witness-')), 1);
  log = new MemoryLog(ORIGIN, parseNoteSigner(await readFile(join(world.folder, 'log.key'), 'utf8')));
  log.entries = Array.from({ length: 400 }, (_, i) => Buffer.from(`entry ${i}`));
});
afterAll(() => rm(world.folder, { recursive: true, force: true }));

/** Asks for a cosignature; undefined where the witness died over it. */
async function ask(url: string, oldSize: number, size: number, of = log) {
  const proof = oldSize === 0 ? [] : await of.proof(oldSize, size);
  const body = addCheckpointBody({ oldSize, proof, checkpoint: of.checkpoint(size) });
  return fetch(`${url}/add-checkpoint`, { method: 'POST', body: Buffer.from(body) })
    .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
    .catch(() => undefined);
}

describe('a witness that is killed', { timeout: 120_000 }, () => {
  it('knows, when it is started again, whatever it has cosigned, and cosigns no other history', async () => {
    let cosigned = 0;
    for (let life = 0; life < 6; life += 1) {
      const witness = await world.serveWitness();
      const known = Number((await ask(witness.url, 400, 400))?.text);
      // It may have kept one whose cosignature never left; it never lacks one that did.
      expect(known).toBeGreaterThanOrEqual(cosigned);
      expect(known).toBeLessThanOrEqual(cosigned + 1);
      cosigned = known;
      const kill = setTimeout(() => witness.child.kill('SIGKILL'), 20 + life * 35);
      while (cosigned < 399) {
        const answer = await ask(witness.url, cosigned, cosigned + 1);
        if (answer?.status !== 200) break;
        cosigned += 1;
      }
      clearTimeout(kill);
      witness.child.kill('SIGKILL');
      await witness.ended;
    }
    expect(cosigned).toBeGreaterThan(6);
    const witness = await world.serveWitness();
    const other = new MemoryLog(ORIGIN, log.signer);
    other.entries = log.entries.map((entry, i) => (i === 0 ? Buffer.from('another') : entry));
    const known = Number((await ask(witness.url, 400, 400))?.text);
    expect((await ask(witness.url, known, known, other))?.status).toBe(422);
    expect((await ask(witness.url, known, 400, other))?.status).toBe(422);
    expect((await ask(witness.url, known, 400))?.status).toBe(200);
    await witness.stop();
  });
});
