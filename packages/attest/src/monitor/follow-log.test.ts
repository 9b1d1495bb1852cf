// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson, type TrustedLog, ALARMS } from '@touchstone/model';
import { makeRevocation } from '../life/make-statement.js';
import { entriesPath, tilePath } from '../log/tiles.js';
import { cosign } from '../note/cosign.js';
import { createNoteKey, parseNoteSigner } from '../note/note-signer.js';
import { day, LogOfPapers, lifeRoot } from '../testing/life-world.js';
import { MemoryLog } from '../testing/memory-log.js';
import { seededKey } from '../testing/seeded-key.js';
import { followLog, type FollowOptions } from './follow-log.js';
import { monitorStateText, parseMonitorState, type MonitorState } from './monitor-state.js';

const NOW = new Date(day('2026-11-22'));
const witness = parseNoteSigner(createNoteKey('witness.example', 'cosignature').signer);
const root = lifeRoot([
  { id: 'lab', kind: 'lab', may: ['certify'] },
  { id: 'old-lab', kind: 'lab', may: ['certify'], validUntil: day('2026-03-01') },
  { id: 'registry', kind: 'registry', may: ['revoke', 'waive', 'announce'] },
]);
let log: MemoryLog;
let papers: LogOfPapers;

beforeEach(() => {
  log = new MemoryLog('log.example');
  papers = new LogOfPapers();
  for (let n = 0; n < 300; n += 1) papers.certificate(`${n}`, '2026-06-01');
  publish();
});

function publish(): void {
  log.entries = papers.entries.map(({ entry }) => Buffer.from(canonicalJson(entry)));
}

function trusted(quorum = 0): TrustedLog {
  const time = { validFrom: day('2026-01-01'), validUntil: day('2030-01-01') };
  return { origin: log.origin, key: log.vkey, ...time, witnesses: { quorum, keys: [witness.verifier.vkey] } };
}

/** Follows once, with a memory that was written and read again. */
async function follow(state?: MonitorState, change: Partial<FollowOptions> = {}, of = log) {
  const followed = await followLog(of, state, { root, log: trusted(), now: NOW, ...change });
  const text = followed.state === undefined ? undefined : monitorStateText(followed.state);
  return {
    ...followed,
    kinds: followed.alarms.map(({ kind }) => kind),
    state: text === undefined ? undefined : parseMonitorState(Buffer.from(text), 'state.json'),
  };
}

/** The same log with another history from an entry on. */
function fork(from: number, size = log.entries.length): MemoryLog {
  const other = new MemoryLog(log.origin, log.signer);
  const another = new LogOfPapers();
  for (let n = 0; n < size; n += 1) another.certificate(n < from ? `${n}` : `fork ${n}`, '2026-06-01');
  other.entries = another.entries.map(({ entry }) => Buffer.from(canonicalJson(entry)));
  return other;
}

describe('a monitor', () => {
  it('reads everything once, then what is new, and is silent where nothing is wrong', async () => {
    const first = await follow();
    expect([first.kinds, first.entries]).toEqual([[], 300]);
    papers.certificate('more', '2026-06-02');
    publish();
    const second = await follow(first.state);
    expect([second.kinds, second.entries, second.state?.size]).toEqual([[], 1, 301]);
    expect((await follow(second.state)).entries).toBe(0);
  });

  it('takes a log that is empty yet', async () => {
    log.entries = [];
    const first = await follow();
    expect(first.kinds).toEqual([]);
    publish();
    expect((await follow(first.state)).kinds).toEqual([]);
  });

  it('alarms on a rollback, and again until someone acts', async () => {
    const { state } = await follow();
    log.entries = log.entries.slice(0, 290);
    const second = await follow(state);
    expect(second.kinds).toEqual(['rolled back']);
    expect(second.state).toEqual(state);
    expect((await follow(second.state)).kinds).toEqual(['rolled back']);
  });

  it.each([
    ['of the same size', 300],
    ['of a larger one', 320],
  ])('alarms on a second history %s, and keeps both checkpoints as the proof', async (_, size) => {
    const { state } = await follow();
    const second = await follow(state, {}, fork(150, size));
    expect(second.kinds).toEqual(['two histories']);
    expect(second.state).toEqual(state);
    expect(second.alarms[0]?.evidence).toEqual({
      older: state?.checkpoint,
      newer: Buffer.from(fork(150, size).checkpoint()).toString(),
    });
  });

  it('finds out by comparing that two were shown two histories, whichever is ahead', async () => {
    const [a, b] = [log, fork(200, 310)];
    const [seenByA, seenByB] = [await follow(), await follow(undefined, {}, b)];
    expect([seenByA.kinds, seenByB.kinds]).toEqual([[], []]);
    const others = (note: string | undefined) => ({
      others: [{ name: 'peer', note: Buffer.from(note ?? '') }],
    });
    expect((await follow(seenByB.state, others(seenByA.state?.checkpoint), b)).kinds).toEqual([
      'two histories',
    ]);
    expect((await follow(seenByA.state, others(seenByB.state?.checkpoint), a)).kinds).toEqual([
      'rolled back',
    ]);
    b.entries = b.entries.slice(0, 300);
    const same = await follow(undefined, {}, b);
    expect((await follow(seenByA.state, others(same.state?.checkpoint), a)).kinds).toEqual(['two histories']);
  });

  it('is silent where others saw an older or newer checkpoint of the same history', async () => {
    const others = [7, 256, 300].map((size) => ({ name: `${size}`, note: log.checkpoint(size) }));
    expect((await follow(undefined, { others })).kinds).toEqual([]);
    const behind = new MemoryLog(log.origin, log.signer);
    behind.entries = log.entries;
    behind.replaced.set('checkpoint', log.checkpoint(290));
    expect((await follow(undefined, { others }, behind)).kinds).toEqual([]);
  });

  it('alarms on an entry or a tile that is not the one in the tree, and goes on from there later', async () => {
    const good = await log.read(entriesPath(1, 44));
    log.replaced.set(entriesPath(1, 44), Buffer.from(good!).fill(0x20, 500, 501));
    const first = await follow();
    expect([first.kinds, first.entries, first.waiting]).toEqual([['withheld or changed'], 256, 44]);
    log.replaced.clear();
    expect((await follow(first.state)).entries).toBe(44);
    log.replaced.set(tilePath(0, 0), Buffer.alloc(8192));
    expect((await follow()).kinds).toEqual(['withheld or changed']);
  });

  it('alarms where the checkpoint is unsigned, of another key, of another log, or no note', async () => {
    const { state } = await follow();
    const text = Buffer.from(log.checkpoint()).toString();
    const notes = [
      text.replace('\n300\n', '\n301\n'),
      Buffer.from(new MemoryLog(log.origin).checkpoint()).toString(),
      text.replace(`${log.origin}\n300`, 'other.example\n300'),
      'hello',
      '',
    ];
    for (const note of notes) {
      log.replaced.set('checkpoint', Buffer.from(note));
      const second = await follow(state);
      expect(second.kinds).toEqual(['bad checkpoint']);
      expect(second.state).toEqual(state);
    }
  });

  it('alarms where too few witnesses cosigned, and where nothing is fresh for too long', async () => {
    const quorum = { log: trusted(1) };
    expect((await follow(undefined, quorum)).kinds).toEqual(['too few witnesses']);
    const line = cosign(log.checkpoint(), witness, NOW.getTime() / 1000 - 3600);
    log.replaced.set('checkpoint', Buffer.concat([log.checkpoint(), Buffer.from(line)]));
    const first = await follow(undefined, quorum);
    expect([first.kinds, first.witnesses]).toEqual([[], ['witness.example']]);
    const later = { ...quorum, now: new Date(NOW.getTime() + 7_200_000), staleAfter: 3_600_000 };
    expect((await follow(first.state, later)).kinds).toEqual(['stale']);
    expect((await follow(first.state, { ...later, staleAfter: 7_200_000 })).kinds).toEqual([]);
  });

  it('is not kept quiet by a witness that says a time which is yet to come', async () => {
    const first = await follow();
    const line = cosign(log.checkpoint(), witness, NOW.getTime() / 1000 + 365 * 86_400);
    log.replaced.set('checkpoint', Buffer.concat([log.checkpoint(), Buffer.from(line)]));
    const now = new Date(NOW.getTime() + 7_200_000);
    const second = await follow(first.state, { now: NOW });
    expect((await follow(second.state, { now, staleAfter: 3_600_000 })).kinds).toEqual(['stale']);
  });

  it('alarms on entries that this program cannot have written, and reads on', async () => {
    log.entries.push(Buffer.from('{}'), Buffer.from(`${log.entries[0]?.toString()} `), Buffer.alloc(0));
    expect((await follow()).kinds).toEqual(['malformed entry', 'malformed entry', 'malformed entry']);
  });

  it('alarms on labs that nobody knows and keys that were not in force', async () => {
    papers.certificate('x', '2026-06-02', { lab: 'nobody' });
    papers.certificate('y', '2026-06-03', { lab: 'registry' });
    papers.certificate('z', '2026-06-04', { lab: 'old-lab' });
    publish();
    expect((await follow()).kinds).toEqual(['unknown key', 'unknown key', 'key not in force']);
  });

  const revokeLab = makeRevocation(
    { what: 'key', name: 'the key of lab', sha256: seededKey('lab').id },
    {
      reason: 'key-compromised',
      statement: 'The laptop with the key was stolen.',
      by: 'registry',
      issuedAt: day('2026-07-01'),
    },
  );

  it('alarms on what is signed by a key that an entry before took back, also when it is started again', async () => {
    papers.statement(revokeLab, '2026-07-01', seededKey('registry'));
    publish();
    const first = await follow();
    expect(first.kinds).toEqual([]);
    papers.certificate('later', '2026-07-02');
    publish();
    expect((await follow(first.state)).kinds).toEqual(['key not in force']);
  });

  it('does not let just anyone take a key back, and alarms on forged statements', async () => {
    papers.statement(revokeLab, '2026-07-01', seededKey('lab'));
    papers.statement(revokeLab, '2026-07-02', seededKey('stranger'));
    const index = papers.statement(revokeLab, '2026-07-03', seededKey('registry'));
    const sig = Buffer.from(seededKey('registry').sign(Buffer.from('another'))).toString('base64');
    const forged = papers.entries[index]!;
    if (forged.entry.kind !== 'statement') throw new Error('a revocation is a statement');
    const signatures = forged.entry.envelope.signatures.map((one) => ({ ...one, sig }));
    const entry = { ...forged.entry, envelope: { ...forged.entry.envelope, signatures } };
    papers.entries[index] = { index, entry };
    papers.certificate('good', '2026-07-04');
    publish();
    expect((await follow()).kinds).toEqual(['bad signature', 'unknown key', 'bad signature']);
  });

  it('alarms where time goes backwards, or is yet to come', async () => {
    papers.certificate('x', '2026-05-31');
    papers.certificate('y', '2026-12-24');
    publish();
    expect((await follow()).kinds).toEqual(['time backwards', 'time backwards']);
  });

  it('tells what is about a watched owner or solution', async () => {
    papers.certificate('x', '2026-06-02', { solution: 'mine' });
    papers.statement(revokeLab, '2026-07-01', seededKey('registry'));
    publish();
    const { alarms } = await follow(undefined, { watch: ['mine', 'registry'] });
    expect(alarms.map(({ kind, index }) => [kind, index])).toEqual([
      ['watched', 300],
      ['watched', 301],
    ]);
  });

  it('reads no more than so many entries at a time, and lists no more than a thousand alarms', async () => {
    log.entries = Array.from({ length: 1500 }, () => Buffer.from('rubbish'));
    const first = await follow(undefined, { entriesAtOnce: 1200 });
    expect([first.entries, first.waiting, first.alarms.length, first.moreAlarms]).toEqual([
      1200, 300, 1000, 200,
    ]);
    expect((await follow(first.state)).entries).toBe(300);
  });

  it('does not follow for longer than it is given, and goes on from there', async () => {
    const first = await follow(undefined, { until: AbortSignal.abort() });
    expect([first.kinds, first.entries, first.waiting]).toEqual([['unreachable'], 1, 299]);
    expect((await follow(first.state)).entries).toBe(299);
  });

  it('tells that a log cannot be reached, and forgets nothing', async () => {
    const { state } = await follow();
    log.read = () => Promise.resolve(undefined);
    const second = await follow(state);
    expect([second.kinds, second.state]).toEqual([['unreachable'], state]);
  });

  it('knows no alarm that is not explained to those who run it', () => {
    const page = readFileSync(new URL('../../../../docs/run-a-log.md', import.meta.url), 'utf8');
    for (const kind of Object.keys(ALARMS)) expect(page).toMatch(new RegExp(`^\\| ${kind} +\\|`, 'm'));
  });

  it('refuses a memory that was changed', async () => {
    const { state } = await follow();
    const text = monitorStateText({ ...state! });
    for (const bad of ['', '{}', text.replace('"size":300', '"size":-1'), ` ${text}`])
      expect(() => parseMonitorState(Buffer.from(bad), 'state.json')).toThrow(
        expect.objectContaining({ code: 'MONITOR_STATE' }),
      );
  });
});
