// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNoteKey, parseNoteSigner, type NoteSigner } from '../note/note-signer.js';
import { openNote } from '../note/open-note.js';
import { handled } from '../testing/handled.js';
import { MemoryLog } from '../testing/memory-log.js';
import { collectCosignatures, type WitnessPlace } from './collect-cosignatures.js';
import { witnessFolder } from './witness-folder.js';
import { witnessHandler } from './witness-handler.js';

const log = new MemoryLog('log.example');
log.entries = Array.from({ length: 600 }, (_, i) => Buffer.from(`entry ${i}`));
const signers = ['one', 'two'].map((name) =>
  parseNoteSigner(createNoteKey(`${name}.example`, 'cosignature').signer),
);
const keys = signers.map(({ verifier }) => verifier);
const servers: Server[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cosign-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true });
});

type Answering = (
  body: Buffer,
  path: string,
) => Promise<{ status: number; body?: Uint8Array | string } | undefined>;

async function serving(answer: Answering): Promise<WitnessPlace> {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const said = await answer(Buffer.concat(pieces), request.url ?? '');
    if (said !== undefined)
      response.writeHead(said.status, { location: 'http://127.0.0.1:1/' }).end(said.body);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) };
}

function witness(signer: NoteSigner, asked: number[] = []): Promise<WitnessPlace> {
  const handle = witnessHandler({
    state: witnessFolder(join(folder, signer.verifier.name)),
    signer,
    logs: new Map([[log.origin, [log.signer.verifier]]]),
    clock: () => Date.UTC(2026, 10, 22),
  });
  return serving(async (body, path) => {
    const answer = await handle(handled('POST', path, body));
    asked.push(answer?.status ?? 0);
    return answer;
  });
}

async function collect(size: number, witnesses: readonly WitnessPlace[]) {
  const collected = await collectCosignatures(log.checkpoint(size), log.tree, witnesses, keys, 300);
  const { verified } = openNote(collected.note, [log.signer.verifier, ...keys]);
  return {
    names: verified.slice(1).map(({ name }) => name),
    outcomes: collected.witnesses.map(({ outcome }) => outcome),
  };
}

describe('a log that asks for cosignatures', () => {
  it('gets those of all witnesses, and asks each only once when it knows what that has seen', async () => {
    const asked: number[] = [];
    const witnesses = [await witness(signers[0]!, asked), await witness(signers[1]!)];
    for (const size of [3, 300, 300, 600]) {
      expect(await collect(size, witnesses)).toEqual({
        names: ['one.example', 'two.example'],
        outcomes: ['cosigned', 'cosigned'],
      });
    }
    expect(asked).toEqual([200, 200, 200, 200]);
    // Started again it knows nothing: the witness tells.
    expect((await collect(600, [{ url: witnesses[0]!.url }])).names).toEqual(['one.example']);
    expect(asked.slice(4)).toEqual([409, 200]);
  });

  it.each<[string, Answering, string]>([
    ['says nothing', () => new Promise(() => undefined), 'unreachable'],
    ['fails', async () => ({ status: 500 }), 'refused'],
    ['points elsewhere', async () => ({ status: 307 }), 'unreachable'],
    ['talks without end', async () => ({ status: 200, body: Buffer.alloc(1_000_000) }), 'unreachable'],
    ['talks nonsense', async () => ({ status: 200, body: 'hello\n' }), 'refused'],
    ['knows a size that is none', async () => ({ status: 409, body: '-1\n' }), 'refused'],
    ['is ahead', async () => ({ status: 409, body: '700\n' }), 'refused'],
    ['changes its mind for ever', async () => ({ status: 409, body: '5\n' }), 'refused'],
  ])('goes on without a witness that %s', async (_, answer, outcome) => {
    const witnesses = [await serving(answer), await witness(signers[1]!)];
    expect(await collect(300, witnesses)).toEqual({
      names: ['two.example'],
      outcomes: [outcome, 'cosigned'],
    });
  });

  it('gets a fresh cosignature on a checkpoint that has one', async () => {
    const witnesses = [await witness(signers[0]!)];
    const first = await collectCosignatures(log.checkpoint(300), log.tree, witnesses, keys, 300);
    const again = await collectCosignatures(first.note, log.tree, witnesses, keys, 300);
    expect(again.witnesses).toMatchObject([{ outcome: 'cosigned' }]);
  });

  it('goes on without one that is down, and takes no cosignature of a key that it does not know', async () => {
    const stranger = parseNoteSigner(createNoteKey('one.example', 'cosignature').signer);
    const down = { url: new URL('http://127.0.0.1:1/') };
    const witnesses = [down, await witness(stranger), await witness(signers[1]!)];
    expect(await collect(300, witnesses)).toEqual({
      names: ['two.example'],
      outcomes: ['unreachable', 'refused', 'cosigned'],
    });
  });
});
