// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { checkpointText, parseCheckpoint } from './checkpoint.js';

/** The example of c2sp.org/tlog-checkpoint. */
const EXAMPLE = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';

test("the specification's example is read and written back", () => {
  const read = parseCheckpoint(EXAMPLE);
  expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
  expect(Buffer.from(read.root).toString('base64')).toBe(ROOT);
  expect(checkpointText(read)).toBe(EXAMPLE);
});

test('extension lines are kept, and nothing is concluded from them', () => {
  const text = `${EXAMPLE}one\n— two three\n`;
  expect(parseCheckpoint(text).extensions).toEqual(['one', '— two three']);
  expect(checkpointText(parseCheckpoint(text))).toBe(text);
});

test.each([
  ['two lines', 'origin\n1\n'],
  ['no origin', `\n1\n${ROOT}\n`],
  ['an empty extension line', `${EXAMPLE}\n`],
  ['no line end', EXAMPLE.trimEnd()],
  ['nothing', ''],
  ['a size with leading zeroes', `origin\n01\n${ROOT}\n`],
  ['a size of 00', `origin\n00\n${ROOT}\n`],
  ['a negative size', `origin\n-1\n${ROOT}\n`],
  ['a size with a sign', `origin\n+1\n${ROOT}\n`],
  ['a size with a fraction', `origin\n1.0\n${ROOT}\n`],
  ['a size with an exponent', `origin\n1e3\n${ROOT}\n`],
  ['a size in other digits', `origin\n١\n${ROOT}\n`],
  ['a size with a space', `origin\n 1\n${ROOT}\n`],
  ['a size of 2^53', `origin\n9007199254740992\n${ROOT}\n`],
  ['a size of 2^64', `origin\n18446744073709551616\n${ROOT}\n`],
  ['a root of 31 bytes', `origin\n1\n${Buffer.alloc(31).toString('base64')}\n`],
  ['a root of 33 bytes', `origin\n1\n${Buffer.alloc(33).toString('base64')}\n`],
  ['a root with stray bits', `origin\n1\n${ROOT.replace('q2I=', 'q2J=')}\n`],
  ['a root without padding', `origin\n1\n${ROOT.slice(0, -1)}\n`],
  ['a root of the other alphabet', `origin\n1\n${ROOT.replace('/', '_')}\n`],
])('%s is no checkpoint', (_, text) => {
  expect(refusal(() => void parseCheckpoint(text))).toBe('LOG_CHECKPOINT');
});

test('the largest size that counts exactly is read', () => {
  expect(parseCheckpoint(`origin\n9007199254740991\n${ROOT}\n`).size).toBe(Number.MAX_SAFE_INTEGER);
});

test('whatever is read is written back byte for byte', () => {
  const text = fc.tuple(
    fc.string(),
    fc.oneof(fc.maxSafeNat().map(String), fc.string()),
    fc.uint8Array({ maxLength: 34 }),
    fc.string(),
  );
  fc.assert(
    fc.property(text, ([origin, size, root, more]) => {
      const written = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n${more}`;
      let read;
      const code = refusal(() => (read = parseCheckpoint(written)));
      if (read === undefined) expect(code).toBe('LOG_CHECKPOINT');
      else expect(checkpointText(read)).toBe(written);
    }),
  );
});

test('no checkpoint is written that would not be read back', () => {
  const root = Buffer.from(ROOT, 'base64');
  for (const change of [
    { origin: '' },
    { origin: 'a\nb' },
    { origin: 'a\tb' },
    { size: -1 },
    { size: 1.5 },
    { size: 2 ** 53 },
  ]) {
    expect(refusal(() => void checkpointText({ origin: 'origin', size: 1, root, ...change }))).toBe(
      'LOG_CHECKPOINT',
    );
  }
  expect(refusal(() => void checkpointText({ origin: 'o', size: 1, root: root.subarray(1) }))).toBe(
    'LOG_CHECKPOINT',
  );
  expect(refusal(() => void checkpointText({ origin: 'o', size: 1, root, extensions: ['a\nb'] }))).toBe(
    'LOG_CHECKPOINT',
  );
});
