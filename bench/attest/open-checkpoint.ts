// SPDX-License-Identifier: Apache-2.0
// A checkpoint verified: ours, which also holds it to the trusted log and its witnesses, and Go's note.Open.
import { createNoteKey, parseNoteSigner } from '@touchstone/attest';
import { cpuOf, median, spread } from '../measure.js';
import { digits, printTable, range } from '../print-table.js';
import type { GoBench } from './go-bench.js';
import { checkpoint, signNote, verifyCheckpoint } from './inside.js';

const ORIGIN = 'bench.example/log';
const TIMES = 1000;

export async function benchCheckpoint(rounds: number, go: GoBench | undefined): Promise<void> {
  const signer = parseNoteSigner(createNoteKey(ORIGIN).signer);
  const text = checkpoint.checkpointText({ origin: ORIGIN, size: 10_000_000, root: new Uint8Array(32) });
  const note = signNote.signNote(text, [signer]);
  const bytes = Buffer.from(note);
  const key = signer.verifier.vkey;
  const trusted = { origin: ORIGIN, key, witnesses: { quorum: 0, keys: [] } };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const us = await cpuOf(() => {
      for (let time = 0; time < TIMES; time += 1) verifyCheckpoint.verifyCheckpoint(bytes, trusted);
    });
    const told = go?.('note', { key, note, times: TIMES });
    if (round === 0) continue;
    ours.push(us / TIMES);
    if (told !== undefined) theirs.push(told['open']!);
  }
  const ratio = theirs.length === 0 ? undefined : spread(ours.map((us, round) => us / theirs[round]!));
  printTable(
    'attest: a checkpoint of one signature, verifier and all read from text each time',
    ['', 'CPU µs', '÷ Go', 'lowest – highest'],
    [
      [
        'touchstone verifyCheckpoint',
        digits(median(ours)),
        ratio === undefined ? '–' : digits(ratio.median),
        ratio === undefined ? '–' : range(ratio),
      ],
      ...(ratio === undefined ? [] : [["Go's note.Open", digits(median(theirs)), '1.00', '1.00 – 1.00']]),
    ],
  );
}
