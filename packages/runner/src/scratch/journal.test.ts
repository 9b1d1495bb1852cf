// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findLeftJournals, processStart, readJournal, writeJournal, type Journal } from './journal.js';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'runner-journal-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const paper = (pid: number, started: string): Journal => ({
  format: 'touchstone-journal/1',
  run: `run-${pid}-abcdef`,
  name: `touchstone-run-${pid}-abcdef`,
  cloud: { name: 'c', authUrl: 'http://k/v3', region: null },
  scratch: true,
  domainId: 'default',
  workdir: `/nowhere/touchstone-run-${pid}-abcdef`,
  process: { pid, started },
});

describe('journals', () => {
  test('are readable by their owner only and read back as written', () => {
    const path = writeJournal(directory, paper(process.pid, 'x'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readJournal(path)).toEqual(paper(process.pid, 'x'));
  });
  test('are left when their process is gone, or its id was given to another', () => {
    writeJournal(directory, paper(process.pid, processStart(process.pid)));
    const gone = writeJournal(directory, paper(4_000_000, '1'));
    expect(findLeftJournals(directory)).toEqual([gone]);
    const reused = writeJournal(directory, paper(process.ppid, 'another start'));
    expect(findLeftJournals(directory)).toEqual([gone, reused].sort());
    expect(findLeftJournals(join(directory, 'none'))).toEqual([]);
  });
  test('that are broken, or name what is not ours, are refused', () => {
    const path = join(directory, 'x.json');
    const good = paper(1, '1');
    const others: readonly object[] = [
      { name: 'production' },
      { name: 'touchstone-run-2-abcdef' },
      // What these name would be removed, or every process that works below it ended.
      { workdir: '/' },
      { workdir: '' },
      { workdir: '/home' },
      { workdir: `/home/../${good.name}` },
      { workdir: undefined },
      // An empty id is that of every process without one.
      { run: '', name: 'touchstone-' },
      { process: { pid: -1, started: '' } },
    ];
    const texts = others.map((one) => JSON.stringify({ ...good, ...one }));
    for (const text of ['{', '{}', 'null', ...texts]) {
      writeFileSync(path, text);
      expect(() => readJournal(path)).toThrow(expect.objectContaining({ code: 'SCRATCH_JOURNAL' }));
    }
  });
});
