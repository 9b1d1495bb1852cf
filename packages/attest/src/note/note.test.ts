// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { parseNoteVerifier } from './note-verifier.js';
import { openNote } from './open-note.js';

/** The examples of c2sp.org/signed-note and of Go's golang.org/x/mod/sumdb/note. */
const SPECIFICATION_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const SPECIFICATION_NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

test("the specification's example opens with the specification's key", () => {
  const verifier = parseNoteVerifier(SPECIFICATION_KEY);
  const opened = openNote(Buffer.from(SPECIFICATION_NOTE), [verifier]);
  expect(opened.text).toBe('This is an example message.\n');
  expect(opened.verified.map(({ name }) => name)).toEqual(['example.com/foo']);
  expect(verifier.vkey).toBe(SPECIFICATION_KEY);
});
