// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, TouchstoneError, type LogEntry } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsckLog } from '../fsck/fsck-log.js';
import { entryIdentity } from '../log/entry-identity.js';
import { leafHash } from '../log/merkle.js';
import { parseTlogProof, verifyTlogProof } from '../log/tlog-proof.js';
import { certificateEntry, statementEntry } from '../testing/log-entries.js';
import { DATABASES, type TestDatabase } from '../testing/log-databases.js';
import { testLog, type TestLog } from '../testing/open-test-log.js';

const many = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => certificateEntry(`${word} ${at}`));
const loggedAt = (entry: Uint8Array): string =>
  (JSON.parse(Buffer.from(entry).toString()) as LogEntry).loggedAt;
const sizeOf = (log: TestLog): number =>
  Number(
    Buffer.from(log.store.resources.get('checkpoint') ?? [])
      .toString()
      .split('\n')[1],
  );
async function expectWhole(log: TestLog, size: number): Promise<void> {
  const report = await fsckLog(log.store, { key: log.signer.verifier.vkey });
  expect(report).toMatchObject({ size, entries: size, signed: true, problems: [] });
}

describe.each(DATABASES)('a log on $name', ({ missing, start }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    if (missing === undefined) database = await start();
  });
  afterAll(() => database?.close());
  const test = it.skipIf(missing !== undefined);
  const aLog = (): TestLog => testLog(() => database);

  test('acknowledges an entry when a published checkpoint covers it, and proves it', async () => {
    const parts = aLog();
    const log = await parts.open();
    const [first] = await log.append([certificateEntry('a')]);
    expect(first).toMatchObject({ index: 0, fresh: true });
    expect(sizeOf(parts)).toBe(1);
    await log.append([statementEntry('b')]);
    const trusted = {
      origin: log.origin,
      key: parts.signer.verifier.vkey,
      witnesses: { quorum: 0, keys: [] },
    };
    const proof = parseTlogProof(await log.prove(0));
    expect(verifyTlogProof(proof, leafHash(first!.entry), trusted)).toMatchObject({ size: 2 });
    await expect(log.prove(2)).rejects.toMatchObject({ code: 'PROOF_RANGE' });
    await log.close();
    await expectWhole(parts, 2);
  });

  test('writes all of a tree before the checkpoint that covers it', async () => {
    const parts = aLog();
    const log = await parts.open();
    await log.append(many(300, 'tree'));
    await log.close();
    const last = parts.store.written.lastIndexOf('checkpoint');
    expect(last).toBe(parts.store.written.length - 1);
    expect([...parts.store.resources.keys()].sort()).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/001.p/44',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/44',
    ]);
  });

  test('takes what is appended at the same time in one batch, under one checkpoint', async () => {
    const parts = aLog();
    const log = await parts.open();
    parts.store.written.length = 0;
    const appended = await Promise.all(many(100, 'batch').map((entry) => log.append([entry])));
    expect(appended.map(([one]) => one?.index)).toEqual(Array.from({ length: 100 }, (_, at) => at));
    expect(parts.store.written.filter((path) => path === 'checkpoint')).toHaveLength(1);
    await log.close();
    await expectWhole(parts, 100);
  });

  test('takes the same certificate and the same statement once, and gives their first index and bytes again', async () => {
    const parts = aLog();
    const log = await parts.open();
    const [a, b] = [certificateEntry('same'), statementEntry('same')];
    const [first, second, third] = await log.append([a, b, a]);
    expect(third).toEqual({ ...first, fresh: false });
    const again = await Promise.all([log.append([b]), log.append([a, b])]);
    expect(again.flat().map(({ index, fresh }) => [index, fresh])).toEqual([
      [1, false],
      [0, false],
      [1, false],
    ]);
    expect(Buffer.from(again[0][0]!.entry)).toEqual(Buffer.from(second!.entry));
    expect(await log.find(entryIdentity(b))).toMatchObject({ index: 1 });
    expect(await log.find(sha256Digest('none'))).toBeUndefined();
    await log.close();
    await expectWhole(parts, 2);
  });

  test('dates entries by its clock, and never before those that they follow', async () => {
    const parts = aLog();
    const log = await parts.open();
    const [one] = await log.append([certificateEntry('now')]);
    parts.now -= 86_400_000;
    const [two] = await log.append([certificateEntry('a day back')]);
    expect(loggedAt(two!.entry)).toBe(loggedAt(one!.entry));
    await log.close();
    const reopened = await parts.open();
    const [three] = await reopened.append([certificateEntry('still back')]);
    expect(loggedAt(three!.entry)).toBe(loggedAt(one!.entry));
    parts.now += 2 * 86_400_000;
    const [four] = await reopened.append([certificateEntry('forth')]);
    expect(loggedAt(four!.entry) > loggedAt(one!.entry)).toBe(true);
    await reopened.close();
    await expectWhole(parts, 4);
  });

  test('refuses what is no entry, alone: others of the same moment are taken', async () => {
    const parts = aLog();
    const log = await parts.open();
    const wrong = { ...certificateEntry('x'), solution: 'Not A Slug!' };
    const large = statementEntry('x'.repeat(70_000));
    const [good, bad, big] = await Promise.allSettled([
      log.append([certificateEntry('good')]),
      log.append([certificateEntry('with a bad one'), wrong]),
      log.append([large]),
    ]);
    expect(good).toMatchObject({ status: 'fulfilled' });
    expect(bad).toMatchObject({ reason: { code: 'PAPER_FIELD' } });
    expect(big).toMatchObject({ reason: { code: 'PAPER_TOO_LARGE' } });
    await log.close();
    await expectWhole(parts, 1);
  });

  test('goes on where it was when it is opened again, across tiles', async () => {
    const parts = aLog();
    for (const [at, count] of [250, 5, 1, 1, 300, 0, 7].entries()) {
      const log = await parts.open();
      await log.append(many(count, `part ${at}`));
      await log.close();
    }
    await expectWhole(parts, 564);
  });

  test('refuses what a failing store cannot take, at whichever write it fails, and publishes nothing of it', async () => {
    const parts = aLog();
    const log = await parts.open();
    await log.append(many(250, 'before'));
    let failures = 0;
    for (let failing = 1; ; failing += 1) {
      let writes = 0;
      const before = sizeOf(parts);
      parts.store.onWrite = () => {
        writes += 1;
        if (writes === failing) throw new TouchstoneError('LOG_UNWRITABLE', 'the disk is full');
      };
      const entries = many(10, `try ${failing}`);
      const outcome = await log.append(entries).catch((error: TouchstoneError) => error);
      parts.store.onWrite = () => {};
      if (!(outcome instanceof TouchstoneError)) break;
      failures += 1;
      expect(sizeOf(parts)).toBe(before);
      await expectWhole(parts, before);
      const unpublished = outcome.code === 'LOG_UNPUBLISHED';
      expect(unpublished || outcome.code === 'LOG_UNWRITABLE').toBe(true);
      expect(await log.find(entryIdentity(entries[0]!))).toBeUndefined();
      const again = await log.append(entries);
      expect(again.every(({ fresh }) => fresh === !unpublished)).toBe(true);
      expect(again.map(({ index }) => index)).toEqual(entries.map((_, at) => before + at));
    }
    expect(failures).toBeGreaterThan(2);
    await log.close();
    await expectWhole(parts, 250 + 10 * (failures + 1));
  });

  test('two that have it open take turns, and neither takes what the other has', async () => {
    const parts = aLog();
    const [one, other] = [await parts.open(), await parts.open()];
    const calls = many(40, 'shared').flatMap((entry) => [one.append([entry]), other.append([entry])]);
    const indexes = (await Promise.all(calls)).map(([appended]) => appended!.index);
    for (let at = 0; at < indexes.length; at += 2) expect(indexes[at]).toBe(indexes[at + 1]);
    expect(new Set(indexes).size).toBe(40);
    await Promise.all([one.close(), other.close()]);
    await expectWhole(parts, 40);
  });
});
