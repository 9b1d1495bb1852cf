// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { createNoteKey, parseNoteSigner } from './note-signer.js';
import { parseNoteVerifier } from './note-verifier.js';
import { knownNote, openNote } from './open-note.js';
import { parseNote } from './parse-note.js';
import { signNote } from './sign-note.js';

/** The example of c2sp.org/signed-note. */
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

/** The examples of Go's golang.org/x/mod/sumdb/note. */
const PETER_SIGNER = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const PETER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const ENOCH_KEY = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';

const peter = parseNoteVerifier(PETER_KEY);
const open = (note: string, ...keys: string[]) => openNote(Buffer.from(note), keys.map(parseNoteVerifier));

describe('notes of the specification and of Go', () => {
  test("the specification's example opens with its key", () => {
    const opened = open(EXAMPLE, EXAMPLE_KEY);
    expect(opened.text).toBe('This is an example message.\n');
    expect(opened.verified.map(({ name }) => name)).toEqual(['example.com/foo']);
    expect(parseNoteVerifier(EXAMPLE_KEY).vkey).toBe(EXAMPLE_KEY);
  });

  test("Go's signer makes with us the note that it makes there", () => {
    const signer = parseNoteSigner(PETER_SIGNER);
    expect(signer.verifier.vkey).toBe(PETER_KEY);
    expect(signNote(PETER_TEXT, [signer])).toBe(`${PETER_TEXT}\n${PETER_LINE}`);
  });

  test("Go's note of two signers opens with each of the keys, and with both", () => {
    const note = `${PETER_TEXT}\n${PETER_LINE}${ENOCH_LINE}`;
    expect(open(note, PETER_KEY).verified.map(({ name }) => name)).toEqual(['PeterNeumann']);
    expect(open(note, PETER_KEY).unverified.map(({ line }) => line)).toEqual([ENOCH_LINE]);
    expect(open(note, ENOCH_KEY).verified.map(({ name }) => name)).toEqual(['EnochRoot']);
    expect(open(note, ENOCH_KEY, PETER_KEY).verified.map(({ name }) => name)).toEqual([
      'PeterNeumann',
      'EnochRoot',
    ]);
    expect(open(note, ENOCH_KEY, PETER_KEY).unverified).toEqual([]);
  });
});

describe('a note that was changed', () => {
  test('in any one bit does not open as something else', () => {
    const note = Buffer.from(`${PETER_TEXT}\n${PETER_LINE}`);
    for (let bit = 0; bit < note.byteLength * 8; bit += 1) {
      const changed = Buffer.from(note);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(['NOTE_SYNTAX', 'NOTE_SIGNATURE', 'NOTE_UNVERIFIED']).toContain(
        refusal(() => openNote(changed, [peter])),
      );
    }
  });

  test.each([
    ['no blank line', `${PETER_TEXT}${PETER_LINE}`],
    ['no signature', `${PETER_TEXT}\n`],
    ['nothing at all', ''],
    ['only a line end', '\n'],
    ['line ends of Windows', `${PETER_TEXT}\n${PETER_LINE}`.replaceAll('\n', '\r\n')],
    ['a carriage return', `If you\r think\n\n${PETER_LINE}`],
    ['a NUL', `If\0\n\n${PETER_LINE}`],
    ['a tab', `If\tyou\n\n${PETER_LINE}`],
    ['an escape character', `If\u001b[31m\n\n${PETER_LINE}`],
    ['no line end at its end', `${PETER_TEXT}\n${PETER_LINE.trimEnd()}`],
    ['a hyphen for the dash', `${PETER_TEXT}\n${PETER_LINE.replace('—', '-')}`],
    ['two spaces in a signature line', `${PETER_TEXT}\n${PETER_LINE.replace(' x08', '  x08')}`],
    ['a no-break space in a name', `${PETER_TEXT}\n${PETER_LINE.replace('PeterN', 'Peter\u00a0N')}`],
    ['a plus in a name', `${PETER_TEXT}\n${PETER_LINE.replace('PeterN', 'Peter+N')}`],
    ['an empty name', `${PETER_TEXT}\n${PETER_LINE.replace('PeterNeumann', '')}`],
    ['a fourth word in a signature line', `${PETER_TEXT}\n${PETER_LINE.replace('\n', ' x\n')}`],
    ['base64 without padding', `${PETER_TEXT}\n${PETER_LINE.replace('=', '')}`],
    ['base64 with stray bits', `${PETER_TEXT}\n${PETER_LINE.replace('JnAM=', 'JnAN=')}`],
    ['base64 of the other alphabet', `${PETER_TEXT}\n${PETER_LINE.replace('/', '_')}`],
    ['a signature of the key id alone', `${PETER_TEXT}\n— PeterNeumann x08gow==\n`],
    ['text behind its signatures', `${PETER_TEXT}\n${PETER_LINE}more\n`],
    ['a byte order mark in a signature line', `${PETER_TEXT}\n\ufeff${PETER_LINE}`],
  ])('so that it has %s is no note', (_, note) => {
    expect(refusal(() => open(note, PETER_KEY))).toBe('NOTE_SYNTAX');
  });

  test('into bytes that are no UTF-8 is no note', () => {
    const note = Buffer.from(`${PETER_TEXT}\n${PETER_LINE}`, 'latin1');
    expect(refusal(() => openNote(Buffer.concat([Buffer.from([0xc3, 0x28]), note]), [peter]))).toBe(
      'NOTE_SYNTAX',
    );
    expect(refusal(() => openNote(Buffer.from([0xed, 0xa0, 0x80, 0x0a, 0x0a]), [peter]))).toBe('NOTE_SYNTAX');
  });

  test('so that a blank line was added in the text does not verify', () => {
    expect(refusal(() => open(`${PETER_TEXT}\n\n${PETER_LINE}`, PETER_KEY))).toBe('NOTE_SIGNATURE');
    expect(refusal(() => open(`\ufeff${PETER_TEXT}\n${PETER_LINE}`, PETER_KEY))).toBe('NOTE_SIGNATURE');
  });
});

describe('signature lines', () => {
  test('of unknown keys say nothing, even where they share a name or an id with a known one', () => {
    const raw = Buffer.from(PETER_LINE.trim().split(' ')[2] ?? '', 'base64');
    const otherId = Buffer.from(raw);
    otherId[0] = 0;
    const otherName = PETER_LINE.replace('PeterNeumann', 'Peter');
    const otherKey = `— PeterNeumann ${otherId.toString('base64')}\n`;
    const unknownType = `— witness.example ${Buffer.alloc(4 + 8 + 2420, 7).toString('base64')}\n`;
    const lines = `${otherName}${otherKey}${unknownType}`;
    expect(refusal(() => open(`${PETER_TEXT}\n${lines}`, PETER_KEY))).toBe('NOTE_UNVERIFIED');
    const opened = open(`${PETER_TEXT}\n${lines}${PETER_LINE}`, PETER_KEY);
    expect(opened.verified).toHaveLength(1);
    expect(opened.unverified.map(({ line }) => line).join('')).toBe(lines);
  });

  test('of a known key that does not verify make the note void, whatever else signed it', () => {
    const broken = Buffer.from(PETER_LINE.trim().split(' ')[2] ?? '', 'base64');
    broken[10] = (broken[10] ?? 0) ^ 1;
    for (const bytes of [broken, broken.subarray(0, 40), Buffer.concat([broken, Buffer.alloc(1)])]) {
      const note = `${PETER_TEXT}\n${ENOCH_LINE}— PeterNeumann ${bytes.toString('base64')}\n`;
      expect(refusal(() => open(note, PETER_KEY, ENOCH_KEY))).toBe('NOTE_SIGNATURE');
      expect(open(note, ENOCH_KEY).verified).toHaveLength(1);
    }
  });

  test('that are repeated count once', () => {
    const opened = open(`${PETER_TEXT}\n${PETER_LINE.repeat(5)}`, PETER_KEY);
    expect(opened.verified).toHaveLength(1);
    expect(opened.unverified).toHaveLength(4);
  });

  test('of strangers and repeated ones are left out of what is kept', () => {
    const kept = `${PETER_TEXT}\n${PETER_LINE}`;
    const note = `${PETER_TEXT}\n${ENOCH_LINE}${PETER_LINE.repeat(3)}${ENOCH_LINE}`;
    expect(Buffer.from(knownNote(Buffer.from(note), [peter])).toString()).toBe(kept);
    expect(refusal(() => void knownNote(Buffer.from(`${PETER_TEXT}\n${ENOCH_LINE}`), [peter]))).toBe(
      'NOTE_UNVERIFIED',
    );
  });

  test('are read up to a hundred; a note of a hundred thousand, or of a megabyte, is refused at once', () => {
    const other = '— other AAAAAAA=\n';
    expect(open(`${PETER_TEXT}\n${other.repeat(99)}${PETER_LINE}`, PETER_KEY).unverified).toHaveLength(99);
    expect(refusal(() => open(`${PETER_TEXT}\n${other.repeat(100)}${PETER_LINE}`, PETER_KEY))).toBe(
      'NOTE_TOO_LARGE',
    );
    expect(refusal(() => open(`${PETER_TEXT}\n${other.repeat(100_000)}`, PETER_KEY))).toBe('NOTE_TOO_LARGE');
    expect(refusal(() => open(`${'x'.repeat(2 ** 20)}\n\n${PETER_LINE}`, PETER_KEY))).toBe('NOTE_TOO_LARGE');
  });
});

test('whatever text is signed, it is what opens', () => {
  const signer = parseNoteSigner(createNoteKey('example.com/log').signer);
  const line = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      // oxlint-disable-next-line no-control-regex -- what no note may hold
      if (/[\u0000-\u0009\u000b-\u001f\ud800-\udfff]/u.test(text)) {
        expect(refusal(() => signNote(text, [signer]))).toBe('NOTE_TEXT');
      } else {
        expect(openNote(Buffer.from(signNote(text, [signer])), [signer.verifier]).text).toBe(text);
      }
    }),
  );
});

test('a text that no note can hold is not signed', () => {
  const signer = parseNoteSigner(PETER_SIGNER);
  for (const text of ['', 'no line end', 'a\tb\n', 'a\r\n', '\ud800\n']) {
    expect(refusal(() => signNote(text, [signer]))).toBe('NOTE_TEXT');
  }
  expect(refusal(() => signNote('text\n', []))).toBe('NOTE_TEXT');
});

test('any bytes are either a note or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect([undefined, 'NOTE_SYNTAX']).toContain(refusal(() => parseNote(bytes)));
    }),
  );
});
