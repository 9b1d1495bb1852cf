// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNoteKey, parseNoteSigner } from '../note/note-signer.js';
import { openNote } from '../note/open-note.js';
import { handled } from '../testing/handled.js';
import { MemoryLog } from '../testing/memory-log.js';
import { addCheckpointBody } from './add-checkpoint-body.js';
import { addCheckpoint, type Witness } from './add-checkpoint.js';
import { originHash, witnessFolder } from './witness-folder.js';
import { witnessHandler } from './witness-handler.js';

const NOW = Date.UTC(2026, 10, 22);
let folder: string;
let log: MemoryLog;
let witness: Witness;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-'));
  log = new MemoryLog('log.example/a');
  log.entries = Array.from({ length: 700 }, (_, i) => Buffer.from(`entry ${i}`));
  witness = {
    state: witnessFolder(folder),
    signer: parseNoteSigner(createNoteKey('witness.example/w', 'cosignature').signer),
    logs: new Map([[log.origin, [log.signer.verifier]]]),
    clock: () => NOW,
  };
});
afterEach(() => rm(folder, { recursive: true }));

async function ask(oldSize: number, size: number, of = log, proof?: readonly Uint8Array[]) {
  const hashes = proof ?? (oldSize === 0 || oldSize > size ? [] : await of.proof(oldSize, size));
  const body = addCheckpointBody({ oldSize, proof: hashes, checkpoint: of.checkpoint(size) });
  return addCheckpoint(handled('POST', '/add-checkpoint', body), witness);
}

describe('a witness', () => {
  it('cosigns what continues what it cosigned last, and says when', async () => {
    expect((await ask(0, 5)).status).toBe(200);
    const answer = await ask(5, 700);
    expect(answer.status).toBe(200);
    const note = Buffer.concat([log.checkpoint(700), Buffer.from(answer.body)]);
    const { verified } = openNote(note, [witness.signer.verifier]);
    expect(verified).toMatchObject([{ name: 'witness.example/w', timestamp: NOW / 1000 }]);
  });

  it('cosigns the same checkpoint again', async () => {
    await ask(0, 5);
    expect((await ask(5, 5)).status).toBe(200);
  });

  it('answers 409 with the size it knows where the log believes another', async () => {
    await ask(0, 5);
    expect(await ask(0, 9)).toMatchObject({
      status: 409,
      body: '5\n',
      headers: { 'content-type': 'text/x.tlog.size' },
    });
    expect((await ask(4, 9)).status).toBe(409);
  });

  it('never cosigns a checkpoint that was rolled back', async () => {
    await ask(0, 9);
    expect((await ask(9, 5)).status).toBe(400);
    expect(await ask(5, 5)).toMatchObject({ status: 409, body: '9\n' });
  });

  it('refuses a second history, of the same size and of a larger one, whatever is sent as proof', async () => {
    await ask(0, 5);
    const other = new MemoryLog(log.origin, log.signer);
    other.entries = log.entries.map((entry, i) => (i === 3 ? Buffer.from('another') : entry));
    expect((await ask(5, 5, other)).status).toBe(422);
    expect((await ask(5, 9, other)).status).toBe(422);
    expect((await ask(5, 9, other, await log.proof(5, 9))).status).toBe(422);
    expect((await ask(5, 9, other, [])).status).toBe(422);
    expect((await ask(5, 9)).status).toBe(200);
  });

  it('refuses a proof where none is needed', async () => {
    expect((await ask(0, 9, log, [log.root(4)])).status).toBe(422);
    expect((await ask(0, 9)).status).toBe(200);
    expect((await ask(9, 9, log, [log.root(4)])).status).toBe(422);
  });

  it('takes an empty tree, and only with the root of one', async () => {
    expect((await ask(0, 0)).status).toBe(200);
    expect((await ask(0, 3)).status).toBe(200);
    const empty = new MemoryLog(log.origin, log.signer);
    empty.root = () => log.root(3);
    const fresh = { ...witness, state: witnessFolder(join(folder, 'fresh')) };
    const body = addCheckpointBody({ oldSize: 0, proof: [], checkpoint: empty.checkpoint(0) });
    expect((await addCheckpoint(handled('POST', '/', body), fresh)).status).toBe(422);
  });

  it('answers 404 for a log it does not know and 403 without a good signature of one it knows', async () => {
    expect((await ask(0, 2, new MemoryLog('log.example/b'))).status).toBe(404);
    expect((await ask(0, 2, new MemoryLog(log.origin))).status).toBe(403);
    const text = Buffer.from(log.checkpoint(2)).toString().replace('\n2\n', '\n3\n');
    const body = addCheckpointBody({ oldSize: 0, proof: [], checkpoint: Buffer.from(text) });
    expect((await addCheckpoint(handled('POST', '/', body), witness)).status).toBe(403);
  });

  it.each([
    ['nothing', ''],
    ['no old size', 'new 3\n\nx\n'],
    ['a leading zero', 'old 03\n\nx\n'],
    ['a size beyond what counts exactly', 'old 9999999999999999\n\nx\n'],
    ['a short hash', 'old 3\nAAAA\n\nx\n'],
    ['too many hashes', `old 3\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\nx\n`],
    ['no checkpoint', 'old 0\n\nnot a note\n'],
  ])('answers 400 to %s', async (_, body) => {
    expect((await addCheckpoint(handled('POST', '/', body), witness)).status).toBe(400);
  });

  it('cosigns one of two histories that are offered at the same time, never both', async () => {
    await ask(0, 5);
    const other = new MemoryLog(log.origin, log.signer);
    other.entries = log.entries.map((entry, i) => (i > 5 ? Buffer.from(`other ${i}`) : entry));
    for (let size = 6, old = 5; size < 26; size += 1) {
      const answers = await Promise.all([
        ask(old, size),
        ask(old, size, other),
        ask(old, size),
        ask(old, size, other),
      ]);
      const good = answers.filter(({ status }) => status === 200);
      expect(good.length).toBe(1);
      const held = await witness.state.read(log.origin);
      expect(held?.latest.size).toBe(size);
      // Both went on from the same checkpoint; from here only the history that was cosigned can.
      const [next, lost] =
        held?.latest.root === Buffer.from(log.root(size)).toString('base64') ? [log, other] : [other, log];
      if (size > 6) expect((await ask(size, size, lost)).status).toBe(422);
      old = size;
      lost.entries = next.entries.map((entry, i) => (i >= size ? Buffer.from(`fork ${size} ${i}`) : entry));
    }
  });

  it('keeps what it cosigned before the cosignature leaves, and finds it when started again', async () => {
    await ask(0, 5);
    witness = { ...witness, state: witnessFolder(folder) };
    expect(await ask(0, 7)).toMatchObject({ status: 409, body: '5\n' });
    expect((await ask(5, 7)).status).toBe(200);
  });

  it('does not cosign where it could not keep it', async () => {
    const state = { ...witness.state, replace: () => Promise.reject(new Error('disk full')) };
    witness = { ...witness, state };
    await expect(ask(0, 5)).rejects.toThrow('disk full');
  });

  it('refuses to work with a memory that leads nowhere, and does not look for it for ever', async () => {
    await ask(0, 5);
    await symlink('nowhere', join(folder, originHash(log.origin), '9.json'));
    await expect(ask(0, 5)).rejects.toMatchObject({ code: 'WITNESS_STATE' });
  });

  it('refuses to work with a memory that was tampered with', async () => {
    await ask(0, 5);
    const place = join(folder, originHash(log.origin));
    for (const name of await readdir(place)) await writeFile(join(place, name), '{}');
    await expect(ask(0, 5)).rejects.toMatchObject({ code: 'WITNESS_STATE' });
  });

  it('keeps two versions at most', async () => {
    for (let size = 1; size < 6; size += 1) await ask(size - 1, size);
    expect((await readdir(join(folder, originHash(log.origin)))).length).toBe(2);
  });

  it('serves the checkpoint cosigned last, with the signatures it verified and no others', async () => {
    const stranger = new MemoryLog(log.origin);
    const line = Buffer.from(stranger.checkpoint(5)).toString().split('\n\n')[1];
    const own = Buffer.from(log.checkpoint(5)).toString().split('\n\n')[1];
    const checkpoint = Buffer.concat([log.checkpoint(5), Buffer.from(`${line}${own}${line}`)]);
    await addCheckpoint(
      handled('POST', '/', addCheckpointBody({ oldSize: 0, proof: [], checkpoint })),
      witness,
    );
    const answer = await witnessHandler(witness)(handled('GET', `/${originHash(log.origin)}/checkpoint`));
    const { verified, unverified } = openNote(Buffer.from(answer?.body ?? ''), [
      log.signer.verifier,
      witness.signer.verifier,
    ]);
    expect([verified.length, unverified.length]).toEqual([2, 0]);
    expect(await witnessHandler(witness)(handled('GET', `/${originHash('x')}/checkpoint`))).toMatchObject({
      status: 404,
    });
    expect(await witnessHandler(witness)(handled('GET', '/add-checkpoint'))).toMatchObject({ status: 405 });
  });

  it('waits for no body that does not come', async () => {
    const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const limits = { bytes: 100, milliseconds: 1000, idleMilliseconds: 20 };
    expect((await addCheckpoint(handled('POST', '/', never), { ...witness, limits })).status).toBe(408);
    const long = handled('POST', '/', 'x'.repeat(101));
    expect((await addCheckpoint(long, { ...witness, limits })).status).toBe(413);
  });
});
