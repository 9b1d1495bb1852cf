// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type TrustedLog } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { checkpointText } from '../log/checkpoint.js';
import { signNote } from '../note/sign-note.js';
import { day, LogOfPapers } from '../testing/life-world.js';
import { MemoryLog } from '../testing/memory-log.js';
import { readLog } from './read-log.js';

function papers(count: number): Uint8Array[] {
  const log = new LogOfPapers();
  for (let i = 0; i < count; i += 1) log.certificate(`c${i}`, '2026-11-22');
  return log.entries.map(({ entry }) => Buffer.from(canonicalJson(entry)));
}

function trusted(log: MemoryLog): (origin: string) => TrustedLog | undefined {
  const named: TrustedLog = {
    origin: log.origin,
    key: log.vkey,
    validFrom: day('2026-01-01'),
    validUntil: day('2030-01-01'),
    witnesses: { quorum: 0, keys: [] },
  };
  return (origin) => (origin === log.origin ? named : undefined);
}

function memoryLog(entries: Uint8Array[]): MemoryLog {
  const log = new MemoryLog('log.example');
  log.entries = entries;
  return log;
}

describe('reading a whole log', () => {
  it('gives its entries in order, over bundles of 256', async () => {
    const log = memoryLog(papers(300));
    const { checkpoint, entries, malformed } = await readLog(log, trusted(log));
    expect(checkpoint).toMatchObject({ origin: 'log.example', size: 300 });
    expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: 300 }, (_, i) => i));
    expect(entries[299]?.entry).toMatchObject({ statement: LogOfPapers.named('c299') });
    expect(malformed).toEqual([]);
  });

  it('tells an entry that is no paper, and gives the others', async () => {
    const [one, two] = papers(2);
    const log = memoryLog([one!, Buffer.from('{"kind":"certificate"}'), two!]);
    const { entries, malformed } = await readLog(log, trusted(log));
    expect(entries.map(({ index }) => index)).toEqual([0, 2]);
    expect(malformed).toMatchObject([{ index: 1, code: 'PAPER_FIELD' }]);
  });

  it('refuses an entry that is not the one in the tree', async () => {
    const log = memoryLog(papers(3));
    const honest = await log.read('checkpoint');
    log.entries = [...papers(2), ...papers(1)];
    log.replaced.set('checkpoint', honest!);
    await expect(readLog(log, trusted(log))).rejects.toMatchObject({ code: 'LOG_TILE' });
  });

  it('refuses a log that the trust root does not name, one signed by another key, and none at all', async () => {
    const log = memoryLog(papers(1));
    await expect(readLog(log, () => undefined)).rejects.toMatchObject({ code: 'LOG_UNTRUSTED' });
    const thief = memoryLog(papers(1));
    await expect(readLog(thief, trusted(log))).rejects.toMatchObject({ code: 'NOTE_UNVERIFIED' });
    const nothing = { read: async () => undefined };
    await expect(readLog(nothing, trusted(log))).rejects.toMatchObject({ code: 'LOG_MISSING' });
  });

  it('refuses a log larger than what is held in memory, before it reads it', async () => {
    const log = memoryLog(papers(1));
    const text = checkpointText({ origin: log.origin, size: 500_001, root: log.root() });
    log.replaced.set('checkpoint', Buffer.from(signNote(text, [log.signer])));
    await expect(readLog(log, trusted(log))).rejects.toMatchObject({ code: 'LOG_TOO_MANY' });
  });
});
