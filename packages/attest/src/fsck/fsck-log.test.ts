// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  isTouchstoneError,
  LOG_ENTRY_FORMAT,
  PREDICATES,
  type LogEntry,
} from '@touchstone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeEntries } from '../log/entry-bundle.js';
import { EMPTY_EDGE, growTree } from '../log/grow-tree.js';
import { leafHash } from '../log/merkle.js';
import { entriesPath, TILE_WIDTH } from '../log/tiles.js';
import { createNoteKey, parseNoteSigner } from '../note/note-signer.js';
import { signHead } from '../sequencer/signed-head.js';
import { certificateEntry, statementEntry } from '../testing/log-entries.js';
import { LogOfPapers, lifeRoot } from '../testing/life-world.js';
import { memoryStore } from '../testing/memory-store.js';
import { seededKey } from '../testing/seeded-key.js';
import { fsckLog } from './fsck-log.js';

const signer = parseNoteSigner(createNoteKey('log.example.org/fsck').signer);
const trust = { key: signer.verifier.vkey };
const time = (at: number): string => new Date(Date.UTC(2026, 10, 22) + at * 1000).toISOString();
const bytesOf = (entry: object): Uint8Array => Buffer.from(canonicalJson(entry));

/** The resources of a log that has exactly these bytes as entries, well made or not. */
function writtenLog(entries: readonly Uint8Array[]) {
  const grown = growTree(EMPTY_EDGE, entries.map(leafHash));
  const resources = new Map(grown.tiles.map(({ path, bytes }) => [path, Buffer.from(bytes) as Uint8Array]));
  for (let at = 0; at < entries.length; at += TILE_WIDTH) {
    const some = entries.slice(at, at + TILE_WIDTH);
    resources.set(entriesPath(at / TILE_WIDTH, some.length), encodeEntries(some));
  }
  resources.set('checkpoint', signHead(entries.length, grown.root, signer).note);
  return memoryStore(resources);
}
const wellMade = Array.from({ length: 600 }, (_, at) =>
  bytesOf({ ...certificateEntry(`entry ${at}`), loggedAt: time(at) }),
);
const codesOf = async (entries: readonly Uint8Array[]): Promise<readonly string[]> =>
  (await fsckLog(writtenLog(entries), trust)).problems.map(({ where, code }) => `${where} ${code}`);

describe('fsck', () => {
  it('finds nothing where everything follows, at any size', async () => {
    for (const size of [0, 1, 255, 256, 257, 512, 600]) {
      const report = await fsckLog(writtenLog(wellMade.slice(0, size)), trust);
      expect(report).toMatchObject({ size, entries: size, signed: true, problems: [], problemCount: 0 });
    }
  });

  it('says what it did not look at, where nobody told whom to believe', async () => {
    const report = await fsckLog(writtenLog(wellMade.slice(0, 3)));
    expect(report).toMatchObject({ signed: false, statements: null, problems: [] });
  });

  it('finds any byte that was changed, in any resource', async () => {
    const log = writtenLog(wellMade);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...log.resources.keys()),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, at, change) => {
          const bytes = log.resources.get(path)!;
          const place = at % bytes.byteLength;
          const before = bytes[place]!;
          bytes[place] = before ^ change;
          const found = await fsckLog(log, trust).catch((error: unknown) => {
            if (!isTouchstoneError(error)) throw error;
            return { problemCount: 1 };
          });
          bytes[place] = before;
          expect(found.problemCount, `${path} at ${place}`).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
    expect(await fsckLog(log, trust)).toMatchObject({ problems: [] });
  });

  it('finds any resource that is gone, and looks at the rest all the same', async () => {
    const whole = writtenLog(wellMade);
    for (const path of whole.resources.keys()) {
      if (path === 'checkpoint') continue;
      const resources = new Map(whole.resources);
      resources.delete(path);
      const report = await fsckLog(memoryStore(resources), trust);
      expect(report.problems).toMatchObject([{ where: path, code: 'LOG_TILE_MISSING' }]);
      expect(report.entries).toBe(600);
    }
    whole.resources.delete('checkpoint');
    await expect(fsckLog(whole, trust)).rejects.toMatchObject({ code: 'LOG_MISSING' });
  });

  it('takes a full tile where a log has dropped the partial one', async () => {
    const small = writtenLog(wellMade.slice(0, 300));
    const large = writtenLog(wellMade.slice(0, 512));
    for (const path of ['tile/0/001.p/44', 'tile/entries/001.p/44']) small.resources.delete(path);
    for (const path of ['tile/0/001', 'tile/entries/001'])
      small.resources.set(path, large.resources.get(path)!);
    expect(await fsckLog(small, trust)).toMatchObject({ problems: [] });
  });

  it('finds entries that are in the tree and are none: of another form, out of time, or twice', async () => {
    const entry = (name: string, at: number): LogEntry =>
      ({ ...certificateEntry(name), loggedAt: time(at) }) as LogEntry;
    expect(await codesOf([Buffer.from('no entry')])).toEqual(['entry 0 PAPER_SYNTAX']);
    expect(await codesOf([Buffer.from(JSON.stringify(entry('a', 1), null, 1))])).toEqual([
      'entry 0 PAPER_CANONICAL',
    ]);
    expect(await codesOf([bytesOf({ ...entry('a', 1), level: 'gold' })])).toEqual(['entry 0 PAPER_FIELD']);
    expect(await codesOf([bytesOf(entry('a', 5)), bytesOf(entry('b', 4))])).toEqual(['entry 1 LOG_ENTRIES']);
    expect(await codesOf([bytesOf(entry('a', 5)), bytesOf(entry('a', 6))])).toEqual(['entry 1 LOG_ENTRIES']);
  });

  it('finds a checkpoint by another key or of another log', async () => {
    const log = writtenLog(wellMade.slice(0, 2));
    const stranger = createNoteKey('log.example.org/fsck').verifier;
    const report = await fsckLog(log, { key: stranger });
    expect(report).toMatchObject({
      signed: false,
      problems: [{ where: 'checkpoint', code: 'NOTE_UNVERIFIED' }],
    });
    const root = lifeRoot([{ id: 'body', kind: 'body' }]);
    expect((await fsckLog(log, { root })).problems).toMatchObject([
      { where: 'checkpoint', code: 'LOG_ORIGIN' },
    ]);
  });

  it('verifies the signature of every statement, given whom to trust', async () => {
    const root = lifeRoot([{ id: 'body', kind: 'body', may: ['waive', 'revoke', 'announce'] }]);
    const papers = new LogOfPapers();
    papers.statement(
      {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: 'guideline', digest: { sha256: '0'.repeat(64) } }],
        predicateType: PREDICATES.guideline,
        predicate: {
          version: '2026.11',
          guideline: `sha256:${'0'.repeat(64)}`,
          concerns: `sha256:${'1'.repeat(64)}`,
          categories: `sha256:${'2'.repeat(64)}`,
          by: 'body',
          issuedAt: '2026-11-01T00:00:00.000Z',
        },
      },
      '2026-11-02',
      seededKey('body'),
    );
    const forged = { ...statementEntry('forged'), format: LOG_ENTRY_FORMAT, loggedAt: time(0) };
    const log = writtenLog([...papers.entries.map(({ entry }) => bytesOf(entry)), bytesOf(forged)]);
    const report = await fsckLog(log, { root, key: signer.verifier.vkey });
    expect(report).toMatchObject({ statements: 2, problemCount: 1 });
    expect(report.problems[0]?.where).toBe('entry 1');
  });
});
