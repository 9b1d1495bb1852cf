// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkpointText } from '../../packages/attest/src/log/checkpoint.js';
import { consistencyProof, verifyConsistency } from '../../packages/attest/src/log/consistency-proof.js';
import { inclusionProof, verifyInclusion } from '../../packages/attest/src/log/inclusion-proof.js';
import { leafHash, rootOf } from '../../packages/attest/src/log/merkle.js';
import { openTree } from '../../packages/attest/src/log/open-tree.js';
import { readEntries } from '../../packages/attest/src/log/read-entries.js';
import { tlogProofText } from '../../packages/attest/src/log/tlog-proof.js';
import { verifyCheckpoint } from '../../packages/attest/src/log/verify-checkpoint.js';
import { addCosignatures, cosign } from '../../packages/attest/src/note/cosign.js';
import { createNoteKey, parseNoteSigner } from '../../packages/attest/src/note/note-signer.js';
import { parseNoteVerifier } from '../../packages/attest/src/note/note-verifier.js';
import { openNote } from '../../packages/attest/src/note/open-note.js';
import { signNote } from '../../packages/attest/src/note/sign-note.js';
import { folderStore } from '../../packages/attest/src/stores/folder-store.js';
import { entryOf, leavesOf, tiledLog } from '../../packages/attest/src/testing/tiled-log.js';
import { buildLogTools, findMissingGo, type GoTool } from './log-tools.js';

const ORIGIN = 'example.com/log';
const missing = findMissingGo();
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

let folder: string;
let go: GoTool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-log-tools-'));
  if (missing === undefined) go = buildLogTools(folder);
}, 180_000);
afterAll(async () => rm(folder, { recursive: true, force: true }));

const signer = parseNoteSigner(createNoteKey(ORIGIN).signer);
const witness = parseNoteSigner(createNoteKey('witness.example/w1', 'cosignature').signer);

/** A log of ours in a folder, its checkpoint cosigned. */
async function ourLog(name: string, size: number): Promise<string> {
  const path = join(folder, name);
  const store = folderStore(path);
  const log = tiledLog(size, true);
  for (const [resource, bytes] of log.resources) await store.write(resource, bytes);
  const note = Buffer.from(signNote(checkpointText({ origin: ORIGIN, ...log }), [signer]));
  await store.write(
    'checkpoint',
    addCosignatures(note, cosign(note, witness, 1_800_000_000), [witness.verifier]),
  );
  return path;
}

describe.skipIf(missing !== undefined)(
  `beside Go's note and tlog packages${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test('Go opens our notes with our verifier keys, cosignatures included, and refuses changed ones', async () => {
      const note = await readFile(join(await ourLog('notes', 5), 'checkpoint'));
      const keys = [signer.verifier.vkey, witness.verifier.vkey];
      const text = note.toString().split('\n\n')[0];
      const both = { text: `${text}\n`, verified: [ORIGIN, 'witness.example/w1'], unverified: 0 };
      expect(go(['open-note', ...keys], note)).toMatchObject({ value: both });
      expect(go(['open-note', signer.verifier.vkey], note).value).toMatchObject({
        verified: [ORIGIN],
        unverified: 1,
      });
      const changed = note.toString().replace('\n5\n', '\n6\n');
      for (const key of keys) expect(go(['open-note', key], changed).refusal).toContain('invalid signature');
    });

    test('we open the notes that Go signs, and read its keys', () => {
      const text = 'example.com/go\n1\nthe text\n';
      const { value } = go(['make-note', 'example.com/go'], text);
      const [skey, vkey, note] = [value?.['signer'], value?.['verifier'], value?.['note']].map(String);
      expect(openNote(Buffer.from(note ?? ''), [parseNoteVerifier(vkey ?? '')])).toMatchObject({
        text,
        unverified: [],
      });
      const own = parseNoteSigner(skey ?? '');
      expect(own.verifier.vkey).toBe(vkey);
      expect(signNote(text, [own])).toBe(note);
    });

    test.each([1, 2, 255, 256, 257, 700, 66_000])(
      "Go's TileHashReader reads our tiles of %i entries, and its proofs from them hold by our checkpoint",
      async (size) => {
        const path = await ourLog(`log-${size}`, size);
        const { value, refusal } = go(['read-log', path, signer.verifier.vkey]);
        expect(refusal).toBe('');
        expect(value).toMatchObject({ origin: ORIGIN, size });
        expect(value?.['inclusions']).toBeGreaterThanOrEqual(Math.min(size, 90));
        expect(value?.['consistencies']).toBe(value?.['inclusions']);
      },
      120_000,
    );

    test('Go refuses our log as well once one of its tiles is changed', async () => {
      const path = await ourLog('changed', 700);
      const tile = join(path, 'tile/0/001');
      const bytes = await readFile(tile);
      bytes[77] = (bytes[77] ?? 0) ^ 1;
      await writeFile(tile, bytes);
      expect(go(['read-log', path, signer.verifier.vkey]).refusal).toMatch(
        // Where its reader lets a tile pass, its check of the proof does not.
        /downloaded inconsistent tile|invalid transparency proof/,
      );
    });

    test("Go's CheckRecord accepts our inclusion proofs, and none for another entry", async () => {
      const path = await ourLog('proofs', 700);
      const log = tiledLog(700);
      const checkpoint = await readFile(join(path, 'checkpoint'));
      for (const index of [0, 255, 256, 511, 512, 699]) {
        const proof = await inclusionProof(openTree(log, log), index, 700);
        const text = tlogProofText({ index, proof, checkpoint });
        const [entry, other] = [join(path, 'entry'), join(path, 'other')];
        await writeFile(entry, entryOf(index));
        await writeFile(other, entryOf(index + 1));
        expect(go(['check-proof', signer.verifier.vkey, entry], text).value).toEqual({
          origin: ORIGIN,
          size: 700,
          index,
        });
        expect(go(['check-proof', signer.verifier.vkey, other], text).value).toBeUndefined();
      }
    });

    test("Go's CheckTree accepts our consistency proofs", async () => {
      const size = 600;
      const log = tiledLog(size);
      const leaves = leavesOf(size);
      const roots = Array.from({ length: size + 1 }, (_, some) => base64(rootOf(leaves.slice(0, some))));
      const lines: string[] = [];
      for (let newSize = 1; newSize <= size; newSize += 23) {
        for (let oldSize = 1; oldSize <= newSize; oldSize += 7) {
          const proof = (await consistencyProof(openTree(log, log), oldSize, newSize)).map(base64);
          const [oldRoot, newRoot] = [roots[oldSize], roots[newSize]];
          lines.push(JSON.stringify({ oldSize, oldRoot, newSize, newRoot, proof }));
        }
      }
      expect(go(['check-trees'], lines.join('\n'))).toEqual({
        value: { checked: lines.length },
        refusal: '',
      });
      const [one] = lines.slice(-1).map((line) => JSON.parse(line) as { proof: string[] });
      const cut = JSON.stringify({ ...one, proof: one?.proof.slice(1) });
      expect(go(['check-trees'], cut).value).toBeUndefined();
    });

    test.each([1, 256, 300, 700])(
      'we read a log of %i entries that Go made, and accept its proofs',
      async (size) => {
        const path = join(folder, `go-${size}`);
        const { value } = go(['make-log', path, 'example.com/go', String(size)]);
        const made = value as unknown as {
          verifier: string;
          inclusions: { index: number; proof: string[] }[];
          trees: { oldSize: number; oldRoot: string; newSize: number; newRoot: string; proof: string[] }[];
        };
        const trusted = { origin: 'example.com/go', key: made.verifier, witnesses: { quorum: 0, keys: [] } };
        const store = folderStore(path);
        const checkpoint = verifyCheckpoint(
          (await store.read('checkpoint', 10_000)) ?? Buffer.alloc(0),
          trusted,
        );
        expect(checkpoint).toMatchObject({
          size,
          root: Buffer.from(rootOf(leavesOf(size))),
        });
        const tree = openTree(store, checkpoint);
        let entries = 0;
        for await (const { index, entry } of readEntries(tree)) {
          expect(Buffer.compare(entry, entryOf(index))).toBe(0);
          entries += 1;
        }
        expect(entries).toBe(size);
        expect(made.inclusions.length).toBeGreaterThanOrEqual(Math.min(size, 90));
        for (const { index, proof } of made.inclusions) {
          const own = await inclusionProof(tree, index, size);
          expect(own.map(base64)).toEqual(proof);
          verifyInclusion({ ...checkpoint, index, leafHash: leafHash(entryOf(index)), proof: own });
        }
        for (const { oldSize, newSize, oldRoot, newRoot, proof } of made.trees) {
          const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
          const [old, grown] = [oldRoot, newRoot].map((root) => Buffer.from(root, 'base64'));
          expect((await consistencyProof(tree, oldSize, newSize)).map(base64)).toEqual(proof);
          verifyConsistency({
            oldSize,
            newSize,
            oldRoot: old ?? EMPTY,
            newRoot: grown ?? EMPTY,
            proof: hashes,
          });
        }
      },
    );
  },
);

const EMPTY = new Uint8Array(0);
