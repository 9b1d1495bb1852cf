// SPDX-License-Identifier: Apache-2.0
import type { Measured, Spread } from './measure.js';

/** Prints rows as a Markdown table, so that a run can be put into bench/README.md as it is. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((word, column) =>
    Math.max(word.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  console.log(`\n${title}\n\n${[head, rule, ...rows].map(line).join('\n')}`);
}

/** The usual table: CPU time per item and its ratio to the reference. */
export function printMeasured(
  title: string,
  { item, reference }: { item: string; reference: string },
  measured: readonly Measured[],
): void {
  printTable(
    title,
    ['', `CPU µs per ${item}`, `÷ ${reference}`, 'lowest – highest'],
    measured.map(({ name, cpuUs, ratio }) => [name, digits(cpuUs), digits(ratio.median), range(ratio)]),
  );
}

export function range({ low, high }: Spread): string {
  return `${digits(low)} – ${digits(high)}`;
}

/** Three significant digits, and never an exponent. */
export function digits(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value >= 0.1 || value === 0 ? value.toFixed(2) : value.toFixed(4);
}
