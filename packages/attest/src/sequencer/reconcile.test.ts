// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsckLog } from '../fsck/fsck-log.js';
import { cosign } from '../note/cosign.js';
import { createNoteKey, parseNoteSigner } from '../note/note-signer.js';
import { DATABASES, memoryJournal, type TestDatabase } from '../testing/log-databases.js';
import { certificateEntry } from '../testing/log-entries.js';
import { testLog, type TestLog } from '../testing/open-test-log.js';
import type { LogDatabase } from './open-database.js';

const many = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => certificateEntry(`${word} ${at}`));
const note = (log: TestLog): string => Buffer.from(log.store.resources.get('checkpoint') ?? []).toString();
const sizeOf = (log: TestLog): number => Number(note(log).split('\n')[1]);

describe.each(DATABASES)('a log on $name, after a mishap', ({ missing, start }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    if (missing === undefined) database = await start();
  });
  afterAll(() => database?.close());
  const test = it.skipIf(missing !== undefined);

  /** A log of so many entries, closed. */
  async function filled(count: number): Promise<TestLog> {
    const parts = testLog(() => database);
    const log = await parts.open();
    await log.append(many(count, 'entry'));
    await log.close();
    return parts;
  }
  async function inDatabase(parts: TestLog, act: (db: LogDatabase, origin: string) => Promise<unknown>) {
    const db = await database.open();
    await act(db, parts.signer.verifier.name);
    await db.destroy();
  }
  const forget = (parts: TestLog): Promise<void> =>
    inDatabase(parts, (db, origin) => db.deleteFrom('log_state').where('origin', '=', origin).execute());
  async function expectWhole(log: TestLog, size: number): Promise<void> {
    const report = await fsckLog(log.store, { key: log.signer.verifier.vkey });
    expect(report).toMatchObject({ size, entries: size, signed: true, problems: [] });
  }

  test('makes no log where none was asked for', async () => {
    const parts = testLog(() => database);
    await expect(parts.open({ create: false })).rejects.toMatchObject({ code: 'LOG_MISSING' });
    expect(parts.store.written).toEqual([]);
  });

  test('makes an empty database anew from the tiles', async () => {
    const parts = await filled(600);
    await forget(parts);
    const log = await parts.open({ create: false });
    const appended = await log.append([...many(600, 'entry').slice(590), certificateEntry('new')]);
    expect(appended.map(({ index, fresh }) => [index, fresh]).at(0)).toEqual([590, false]);
    expect(appended.at(-1)).toMatchObject({ index: 600, fresh: true });
    await log.close();
    await expectWhole(parts, 601);
  });

  test('makes no database from tiles that do not follow from the checkpoint', async () => {
    const parts = await filled(300);
    await forget(parts);
    const bundle = parts.store.resources.get('tile/entries/000')!;
    bundle[100] = bundle[100]! ^ 1;
    await expect(parts.open()).rejects.toMatchObject({ code: 'LOG_ENTRIES' });
    bundle[100] = bundle[100]! ^ 1;
    await (await parts.open()).close();
    await expectWhole(parts, 300);
  });

  test('brings a database that was put back from an older copy up to the log', async () => {
    const parts = await filled(20);
    await inDatabase(parts, async (db, origin) => {
      const old = await db
        .selectFrom('log_state')
        .selectAll()
        .where('origin', '=', origin)
        .executeTakeFirstOrThrow();
      const log = await parts.open();
      await log.append(many(30, 'later'));
      await log.close();
      await db.updateTable('log_state').set(old).where('origin', '=', origin).execute();
      await db.deleteFrom('log_entries').where('origin', '=', origin).where('index', '>=', 20).execute();
    });
    const log = await parts.open();
    expect((await log.append(many(30, 'later'))).map(({ index, fresh }) => [index, fresh])[29]).toEqual([
      49,
      false,
    ]);
    await log.close();
    await expectWhole(parts, 50);
  });

  test('publishes again what was published and went back, and does not shrink', async () => {
    const parts = await filled(5);
    const old = parts.store.resources.get('checkpoint')!;
    const log = await parts.open();
    await log.append(many(5, 'later'));
    parts.store.resources.set('checkpoint', old);
    await log.append(many(5, 'later'));
    expect(sizeOf(parts)).toBe(10);
    await log.close();
    parts.store.resources.delete('checkpoint');
    await (await parts.open()).close();
    await expectWhole(parts, 10);
  });

  test('refuses a store that has lost what was signed', async () => {
    const parts = await filled(5);
    parts.store.resources.clear();
    await expect(parts.open()).rejects.toMatchObject({ code: 'LOG_TILE_MISSING' });
    expect(parts.store.resources.size).toBe(0);
  });

  test('refuses to go on from either of two histories', async () => {
    const parts = await filled(5);
    const kept = new Map(parts.store.resources);
    await forget(parts);
    parts.store.resources.clear();
    const other = await parts.open({ journal: memoryJournal() });
    await other.append(many(5, 'another history'));
    await other.close();
    for (const [path, bytes] of kept) parts.store.resources.set(path, bytes);
    const before = parts.store.written.length;
    await expect(parts.open()).rejects.toMatchObject({ code: 'LOG_FORK' });
    const shorter = await parts.open({ journal: memoryJournal() }).catch((error: unknown) => error);
    expect(shorter).toMatchObject({ code: 'LOG_FORK' });
    expect(parts.store.written).toHaveLength(before);
  });

  test('refuses a checkpoint that its key did not sign', async () => {
    const parts = await filled(1);
    const stranger = createNoteKey(parts.signer.verifier.name);
    await expect(parts.open({ signer: parseNoteSigner(stranger.signer) })).rejects.toMatchObject({
      code: 'NOTE_UNVERIFIED',
    });
  });

  test('publishes what was signed before a crash, and signs nothing else of that size', async () => {
    const parts = await filled(3);
    const [before, tried] = [note(parts), await parts.open()];
    parts.store.onWrite = (path) => {
      if (path === 'checkpoint') throw new Error('the machine stops');
    };
    await expect(tried.append(many(2, 'signed'))).rejects.toMatchObject({ code: 'LOG_UNPUBLISHED' });
    expect(note(parts)).toBe(before);
    await tried.close();
    parts.store.onWrite = () => {};
    const log = await parts.open();
    expect(sizeOf(parts)).toBe(5);
    expect((await log.append(many(2, 'signed'))).map(({ index, fresh }) => [index, fresh])).toEqual([
      [3, false],
      [4, false],
    ]);
    await log.close();
    await expectWhole(parts, 5);
  });

  test('goes on from its journal where the database forgot what it had signed', async () => {
    const parts = await filled(3);
    const journal = parts.journal ?? memoryJournal();
    const log = await parts.open({ journal });
    parts.store.onWrite = (path) => {
      if (path === 'checkpoint') throw new Error('the power fails');
    };
    await expect(log.append(many(2, 'signed'))).rejects.toMatchObject({ code: 'LOG_UNPUBLISHED' });
    await log.close();
    parts.store.onWrite = () => {};
    await forget(parts);
    const again = await parts.open({ journal });
    expect(sizeOf(parts)).toBe(5);
    expect(await again.append([certificateEntry('signed 1')])).toMatchObject([{ index: 4, fresh: false }]);
    await again.close();
    await expectWhole(parts, 5);
  });

  test('publishes what witnesses add, and nothing that they change', async () => {
    const parts = await filled(0);
    const witness = parseNoteSigner(createNoteKey('witness.example.org', 'cosignature').signer);
    const log = await parts.open({
      cosign: async (checkpoint) =>
        Buffer.concat([checkpoint, Buffer.from(cosign(checkpoint, witness, 1_800_000_000))]),
    });
    await log.append(many(2, 'witnessed'));
    expect(note(parts)).toContain('— witness.example.org ');
    await log.close();
    const older = parts.store.resources.get('checkpoint')!;
    const liar = await parts.open({ cosign: async () => older });
    await expect(liar.append(many(1, 'changed'))).rejects.toMatchObject({ code: 'LOG_UNPUBLISHED' });
    expect(sizeOf(parts)).toBe(2);
    await liar.close();
    await (await parts.open()).close();
    await expectWhole(parts, 3);
  });

  test('writes nothing once its lock is no longer its own', async () => {
    const parts = await filled(1);
    const log = await parts.open({
      verifyHeld: async () => {
        throw Object.assign(new Error('lost'), { code: 'LOG_LOCK_LOST' });
      },
    });
    await expect(log.append(many(1, 'late'))).rejects.toMatchObject({ code: 'LOG_UNPUBLISHED' });
    expect(sizeOf(parts)).toBe(1);
    await log.close();
  });
});

describe('a database that does not sync', () => {
  it('is refused without a journal beside it', async () => {
    const database = await DATABASES[0]!.start();
    const parts = testLog(() => database);
    await expect(parts.open({ journal: undefined })).rejects.toMatchObject({ code: 'LOG_DATABASE' });
    expect(parts.store.written).toEqual([]);
    await database.close();
  });
});
