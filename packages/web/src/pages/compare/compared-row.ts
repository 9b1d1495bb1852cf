// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import type { Freshness } from '@touchstone/registry';
import type { ReactNode } from 'react';

/** One of the solutions that are set side by side. */
export interface Compared {
  readonly listing: Listing;
  readonly freshness: Freshness;
}

export interface ComparedCell {
  /** What is compared; the same text is the same fact. */
  readonly value: string;
  readonly shown: ReactNode;
  /** There is no evidence of it: no fact that others could differ from. */
  readonly unknown?: true;
}

/** One fact of each of them, in their order. */
export interface ComparedRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly cells: readonly ComparedCell[];
  /** Shown beside what differs even where it does not. */
  readonly pinned?: true;
}

/** Whether the fact is not the same of all of whom it is known. */
export function isDifferent({ cells }: ComparedRow): boolean {
  const [first, ...rest] = cells.filter(({ unknown }) => unknown !== true);
  return rest.some(({ value }) => value !== first?.value);
}

/** Whether it is known of more than one: where it is not, there is nothing that could differ. */
export function isComparable({ cells }: ComparedRow): boolean {
  return cells.filter(({ unknown }) => unknown !== true).length > 1;
}

/** Whether it is known of some and not of others, and of those the same. */
export function isOfSome(row: ComparedRow): boolean {
  const unknown = row.cells.filter((cell) => cell.unknown === true).length;
  return unknown > 0 && unknown < row.cells.length && !isDifferent(row);
}

/** One fact, read from each listing. */
export function comparedRow(
  key: string,
  label: ReactNode,
  compared: readonly Compared[],
  read: (one: Compared) => ComparedCell,
): ComparedRow {
  return { key, label, cells: compared.map(read) };
}
