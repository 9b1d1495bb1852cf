// SPDX-License-Identifier: Apache-2.0
// From evidence to verdict: time for each exchange, beside parsing the same lines, and whether it grows with their number.
import { assess } from '@touchstone/assessor';
import { compare, cpuOf, spread } from './measure.js';
import { digits, printMeasured, printTable, range } from './print-table.js';
import { sampleInput } from './sample-input.js';

const PEER = 'JSON.parse';
const SMALL = 10_000;
const LARGE = 100_000;

const [small, large] = [sampleInput(SMALL), sampleInput(LARGE)];
for (const input of [small, large]) {
  const texts = input.recordings[0]!.lines.map((line) => JSON.stringify(line));
  const parse = (): void => {
    for (const text of texts) JSON.parse(text);
  };
  const measured = await compare(
    [
      { name: 'touchstone assess', run: () => assess(input) },
      { name: `${PEER} of the lines`, run: parse },
    ],
    { items: texts.length, reference: `${PEER} of the lines`, rounds: 5 },
  );
  printMeasured(`assess: ${texts.length} lines`, { item: 'line', reference: PEER }, measured);
}

const growth: number[] = [];
for (let round = 0; round < 5; round += 1) {
  const few = await cpuOf(() => assess(small));
  growth.push((await cpuOf(() => assess(large))) / few);
}
const { median, low, high } = spread(growth);
printTable(
  'assess: growth',
  ['', 'ratio', 'lowest – highest'],
  [[`${LARGE} ÷ ${SMALL} exchanges (10 is linear)`, digits(median), range({ median, low, high })]],
);
