// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNoteKey, parseNoteSigner } from '../note/note-signer.js';
import { signNote } from '../note/sign-note.js';
import { refusal } from '../testing/refusal.js';
import { entryOf, tiledLog } from '../testing/tiled-log.js';
import { checkpointText } from './checkpoint.js';
import { inclusionProof } from './inclusion-proof.js';
import { leafHash } from './merkle.js';
import { openTree } from './open-tree.js';
import { parseTlogProof, tlogProofText, verifyTlogProof } from './tlog-proof.js';

const ORIGIN = 'example.com/log';
const SIZE = 700;
const signer = parseNoteSigner(createNoteKey(ORIGIN).signer);
const trusted = { origin: ORIGIN, key: signer.verifier.vkey, witnesses: { quorum: 0, keys: [] } };
const log = tiledLog(SIZE);
const checkpoint = Buffer.from(signNote(checkpointText({ origin: ORIGIN, ...log }), [signer]));

async function proofOf(index: number): Promise<string> {
  return tlogProofText({ index, proof: await inclusionProof(openTree(log, log), index, SIZE), checkpoint });
}

test('a proof is the text of c2sp.org/tlog-proof, and verifies with the trusted log alone', async () => {
  const text = await proofOf(300);
  const [first, index, ...rest] = text.split('\n');
  expect([first, index]).toEqual(['c2sp.org/tlog-proof@v1', 'index 300']);
  expect(rest.indexOf('')).toBe(10);
  expect(text.endsWith(`\n\n${checkpoint.toString()}`)).toBe(true);
  const proof = parseTlogProof(Buffer.from(text));
  expect(verifyTlogProof(proof, leafHash(entryOf(300)), trusted)).toMatchObject({
    origin: ORIGIN,
    size: SIZE,
  });
  expect(refusal(() => void verifyTlogProof(proof, leafHash(entryOf(301)), trusted))).toBe('PROOF_INCLUSION');
});

test('a proof for another leaf, of another index or of another log does not verify', async () => {
  const proof = parseTlogProof(Buffer.from(await proofOf(300)));
  const leaf = leafHash(entryOf(300));
  expect(refusal(() => void verifyTlogProof({ ...proof, index: 301 }, leaf, trusted))).toBe(
    'PROOF_INCLUSION',
  );
  const other = { ...trusted, origin: 'example.com/other' };
  expect(refusal(() => void verifyTlogProof(proof, leaf, other))).toBe('LOG_ORIGIN');
  const another = { ...trusted, key: createNoteKey(ORIGIN).verifier };
  expect(refusal(() => void verifyTlogProof(proof, leaf, another))).toBe('NOTE_UNVERIFIED');
});

test('a proof with any one bit changed does not verify', async () => {
  const bytes = Buffer.from(await proofOf(300));
  const leaf = leafHash(entryOf(300));
  for (let bit = 0; bit < bytes.byteLength * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(refusal(() => void verifyTlogProof(parseTlogProof(changed), leaf, trusted))).toMatch(
      /^(PROOF|NOTE|LOG)_/,
    );
  }
});

test('extra data is read, though nothing signs it', () => {
  const proof = { index: 0, proof: [], checkpoint, extra: Buffer.from('extra') };
  expect(parseTlogProof(Buffer.from(tlogProofText(proof)))).toEqual(proof);
});

test('whatever is written is read back, and read in one spelling only', () => {
  const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 });
  const extra = fc.option(fc.uint8Array({ minLength: 1, maxLength: 50 }), { nil: undefined });
  fc.assert(
    fc.property(fc.maxSafeNat(), hashes, extra, (index, proof, some) => {
      const text = tlogProofText({
        index,
        proof,
        checkpoint,
        ...(some === undefined ? {} : { extra: some }),
      });
      const read = parseTlogProof(Buffer.from(text));
      expect(read.index).toBe(index);
      expect(read.proof.map((hash) => [...hash])).toEqual(proof.map((hash) => [...hash]));
      expect(tlogProofText(read)).toBe(text);
    }),
  );
});

const HASH = Buffer.alloc(32, 1).toString('base64');

test.each([
  ['another version', 'c2sp.org/tlog-proof@v2\nindex 0\n\n'],
  ['no index', `c2sp.org/tlog-proof@v1\n${HASH}\n\n`],
  ['an index with leading zeroes', 'c2sp.org/tlog-proof@v1\nindex 00\n\n'],
  ['a negative index', 'c2sp.org/tlog-proof@v1\nindex -1\n\n'],
  ['an index of 2^53', 'c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\n'],
  ['no empty line', `c2sp.org/tlog-proof@v1\nindex 0\n${HASH}\n`],
  ['a hash of 31 bytes', `c2sp.org/tlog-proof@v1\nindex 0\n${Buffer.alloc(31).toString('base64')}\n\n`],
  ['a hash with a space', `c2sp.org/tlog-proof@v1\nindex 0\n ${HASH}\n\n`],
  ['sixty-four hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${HASH}\n`.repeat(64)}\n`],
  ['a hundred thousand hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${HASH}\n`.repeat(100_000)}\n`],
  ['empty extra data', 'c2sp.org/tlog-proof@v1\nextra \nindex 0\n\n'],
  ['extra data twice', 'c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\nindex 0\n\n'],
  ['extra data behind the index', 'c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\n'],
  ['line ends of Windows', 'c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\n'],
  ['nothing', ''],
])('%s is no proof', (_, text) => {
  expect(refusal(() => void parseTlogProof(Buffer.from(text)))).toBe('PROOF_SYNTAX');
});

test('bytes that are no UTF-8, or too many, are no proof', () => {
  expect(refusal(() => void parseTlogProof(Buffer.from([0xff, 0x0a, 0x0a])))).toBe('PROOF_SYNTAX');
  expect(refusal(() => void parseTlogProof(new Uint8Array(2 ** 21)))).toBe('PROOF_SYNTAX');
});
