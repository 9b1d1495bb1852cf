// SPDX-License-Identifier: Apache-2.0
import {
  displayWidth,
  drawBar,
  formatCount,
  formatCounted,
  padEnd,
  padStart,
  type FoundOperation,
  type Ink,
  type Scan,
} from '@touchstone/model';
import { placeWords } from './place-words.js';

/** Operations shown of a service; the JSON has all. */
const SHOWN = 5;

/** Each service with a bar of how many operations, and the operations that are called at most places. */
export function serviceLines(scan: Scan, ink: Ink): readonly string[] {
  if (scan.services.length === 0) return [];
  const most = Math.max(...scan.services.map((one) => one.operations));
  const name = Math.max(...scan.services.map(({ service }) => displayWidth(service)));
  const bar = Math.max(8, ink.width - name - 32);
  return [
    ink.heading('Services', 'what its own code can do, where, and how sure that is'),
    ...scan.services.flatMap(({ service, operations, confidence }) => {
      const own = operationsOf(scan, service);
      const facts = `${padStart(formatCounted(operations, 'operation'), 14)}  ${confidence}`;
      const drawn = ink.say(padEnd(drawBar(operations / most, bar), bar), 'gold');
      return [`  ${ink.say(padEnd(service, name), 'strong')}  ${drawn}  ${facts}`, ...shown(own, ink)];
    }),
    ...lowLines(scan, ink),
  ];
}

function operationsOf(scan: Scan, service: string): readonly FoundOperation[] {
  return scan.operations
    .filter((one) => one.operation.startsWith(`${service}:`) && one.count > 0 && one.confidence !== 'low')
    .toSorted((a, b) => b.count - a.count);
}

function shown(operations: readonly FoundOperation[], ink: Ink): readonly string[] {
  const some = operations.slice(0, SHOWN);
  const bare = some.map(({ operation }) => operation.slice(operation.indexOf(':') + 1));
  const column = Math.max(0, ...bare.map(displayWidth));
  const rest = operations.length - SHOWN;
  return [
    ...some.flatMap((one, at) =>
      ink.block(
        `    ${ink.say(padEnd(bare[at] ?? '', column))}  `,
        column + 6,
        placeWords(one.places, one.count),
        'quiet',
      ),
    ),
    ...(rest > 0 ? [`    ${ink.say(`and ${formatCount(rest)} more`, 'quiet')}`] : []),
  ];
}

/** What others could be meant by is told, and counts for nothing. */
function lowLines(scan: Scan, ink: Ink): readonly string[] {
  const low = scan.operations.filter((one) => one.count > 0 && one.confidence === 'low').length;
  const elsewhere = scan.operations.filter((one) => one.count === 0).length;
  const parts = [
    ...(low === 0 ? [] : [`${formatCounted(low, 'operation')} by a likeness of names alone`]),
    ...(elsewhere === 0
      ? []
      : [`${formatCounted(elsewhere, 'operation')} only in tests, examples or other code`]),
  ];
  return parts.length === 0 ? [] : ink.block('  · ', 4, `not counted: ${parts.join(', ')}`, 'quiet');
}
