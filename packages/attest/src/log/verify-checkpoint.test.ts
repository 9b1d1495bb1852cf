// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { addCosignatures, cosign } from '../note/cosign.js';
import { createNoteKey, parseNoteSigner, type NoteSigner } from '../note/note-signer.js';
import { noteVerifier } from '../note/note-verifier.js';
import { signNote } from '../note/sign-note.js';
import { refusal } from '../testing/refusal.js';
import { checkpointText } from './checkpoint.js';
import { leafHash } from './merkle.js';
import { verifyCheckpoint } from './verify-checkpoint.js';

const ORIGIN = 'example.com/log';
const key = (name: string, type?: 'cosignature') => parseNoteSigner(createNoteKey(name, type).signer);
const log = key(ORIGIN);
const witnesses = ['w1', 'w2', 'w3'].map((name) => key(`witness.example/${name}`, 'cosignature'));
const root = leafHash(Buffer.from('entry'));
const text = checkpointText({ origin: ORIGIN, size: 1, root });
const signed = Buffer.from(signNote(text, [log]));

function cosigned(...by: readonly NoteSigner[]): Uint8Array {
  const lines = by.map((witness, at) => cosign(signed, witness, 100 + at)).join('');
  return lines === ''
    ? signed
    : addCosignatures(
        signed,
        lines,
        by.map(({ verifier }) => verifier),
      );
}

function trusted(quorum: number, keys: readonly string[] = witnesses.map(({ verifier }) => verifier.vkey)) {
  return { origin: ORIGIN, key: log.verifier.vkey, witnesses: { quorum, keys: [...keys] } };
}

test('the checkpoint of the trusted log is read, and who witnessed it', () => {
  expect(verifyCheckpoint(cosigned(...witnesses.slice(1)), trusted(2))).toEqual({
    origin: ORIGIN,
    size: 1,
    root: Buffer.from(root),
    extensions: [],
    witnesses: [
      { name: 'witness.example/w2', timestamp: 100 },
      { name: 'witness.example/w3', timestamp: 101 },
    ],
    unverified: [],
  });
  expect(verifyCheckpoint(signed, trusted(0)).witnesses).toEqual([]);
});

test('where fewer witnesses cosigned than are asked for, it is refused', () => {
  for (let quorum = 0; quorum <= 4; quorum += 1) {
    for (let count = 0; count <= 3; count += 1) {
      const code = refusal(
        () => void verifyCheckpoint(cosigned(...witnesses.slice(0, count)), trusted(quorum)),
      );
      expect(code).toBe(count >= quorum ? undefined : 'LOG_WITNESSES');
    }
  }
});

test('one witness is one, however often it cosigned, under however many names or keys it is listed', () => {
  const [one] = witnesses;
  if (one === undefined) throw new TypeError('there are three');
  const twice = Buffer.from(`${Buffer.from(cosigned(one)).toString()}${cosign(signed, one, 500)}`);
  expect(refusal(() => void verifyCheckpoint(twice, trusted(2)))).toBe('LOG_WITNESSES');
  expect(verifyCheckpoint(twice, trusted(1))).toMatchObject({
    witnesses: [{ timestamp: 500 }],
    unverified: [{ name: one.verifier.name }],
  });

  const renewed = key(one.verifier.name, 'cosignature');
  const both = cosigned(one, renewed);
  const keys = [one, renewed].map(({ verifier }) => verifier.vkey);
  expect(refusal(() => void verifyCheckpoint(both, trusted(2, keys)))).toBe('LOG_WITNESSES');

  // The cosigned message does not name the witness: the same key under another name gives the same signature.
  const alias = noteVerifier('witness.example/alias', 'cosignature', one.verifier.publicKey);
  const id = Buffer.alloc(4);
  id.writeUInt32BE(alias.keyId);
  const signature = one.sign(Buffer.from(text), 100);
  const line = `— ${alias.name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
  const aliased = addCosignatures(cosigned(one), line, [alias]);
  expect(refusal(() => void verifyCheckpoint(aliased, trusted(2, [one.verifier.vkey, alias.vkey])))).toBe(
    'LOG_WITNESSES',
  );
});

test('the log does not witness itself', () => {
  const self = noteVerifier('witness.example/self', 'cosignature', log.verifier.publicKey);
  const id = Buffer.alloc(4);
  id.writeUInt32BE(self.keyId);
  const seed = noteSignerOf(log, self.name);
  const note = addCosignatures(signed, cosign(signed, seed, 100), [self]);
  expect(refusal(() => void verifyCheckpoint(note, trusted(1, [self.vkey])))).toBe('LOG_WITNESSES');
});

/** The log's own key as a witness of another name. */
function noteSignerOf(signer: NoteSigner, name: string): NoteSigner {
  const verifier = noteVerifier(name, 'cosignature', signer.verifier.publicKey);
  return {
    verifier,
    sign: (bytes, timestamp = 0) => {
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(timestamp));
      return Buffer.concat([
        time,
        signer.sign(Buffer.from(`cosignature/v1\ntime ${timestamp}\n${Buffer.from(bytes).toString()}`)),
      ]);
    },
  };
}

test('witnesses alone do not speak for the log', () => {
  const note = signNote(text, witnesses, 100);
  expect(refusal(() => void verifyCheckpoint(Buffer.from(note), trusted(2)))).toBe('NOTE_UNVERIFIED');
});

test('what another log, or another key of that name, signed is refused', () => {
  const other = Buffer.from(signNote(checkpointText({ origin: 'example.com/other', size: 1, root }), [log]));
  expect(refusal(() => void verifyCheckpoint(other, trusted(0)))).toBe('LOG_ORIGIN');
  const stranger = Buffer.from(signNote(text, [key(ORIGIN)]));
  expect(refusal(() => void verifyCheckpoint(stranger, trusted(0)))).toBe('NOTE_UNVERIFIED');
  const noCheckpoint = Buffer.from(signNote('text\n', [log]));
  expect(refusal(() => void verifyCheckpoint(noCheckpoint, trusted(0)))).toBe('LOG_CHECKPOINT');
});

test('lines of strangers count for nothing, and are told', () => {
  const stranger = key('stranger.example', 'cosignature');
  const note = addCosignatures(signed, cosign(signed, stranger, 1), [stranger.verifier]);
  expect(verifyCheckpoint(note, trusted(0))).toMatchObject({
    witnesses: [],
    unverified: [{ name: 'stranger.example' }],
  });
  expect(refusal(() => void verifyCheckpoint(note, trusted(1)))).toBe('LOG_WITNESSES');
});

test('a cosignature that a trusted witness did not make makes the checkpoint void, though enough others cosigned', () => {
  const [one] = witnesses;
  const other = Buffer.from(signNote(checkpointText({ origin: ORIGIN, size: 2, root }), [log]));
  const line = one === undefined ? '' : cosign(other, one, 100);
  const note = Buffer.concat([cosigned(...witnesses.slice(1)), Buffer.from(line)]);
  expect(refusal(() => void verifyCheckpoint(note, trusted(1)))).toBe('NOTE_SIGNATURE');
});

test("a log's key among the witnesses, or a witness's as the log's, is refused", () => {
  const [one] = witnesses.map(({ verifier }) => verifier.vkey);
  expect(refusal(() => void verifyCheckpoint(signed, { ...trusted(0), key: one ?? '' }))).toBe('NOTE_KEY');
  expect(refusal(() => void verifyCheckpoint(signed, trusted(0, [key('w').verifier.vkey])))).toBe('NOTE_KEY');
});
