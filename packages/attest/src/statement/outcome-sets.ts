// SPDX-License-Identifier: Apache-2.0
import { OUTCOME_FIELDS, TouchstoneError, type Outcome, type OutcomeSets } from '@touchstone/model';

/** Something that was expected, and what became of it. */
export interface NamedOutcome {
  readonly id: string;
  readonly outcome: Outcome;
}

const FIELDS = Object.values(OUTCOME_FIELDS);

/**
 * Names sorted by outcome: `expected` holds all of them, and each stands in exactly one of the other sets. Every set is in
 * the order of its names' characters.
 *
 * @param what is sorted, for the refusal
 * @throws TouchstoneError STATEMENT_DUPLICATE where two have one name: nobody could tell which of them failed
 */
export function sortByOutcome(all: readonly NamedOutcome[], what: string): OutcomeSets {
  const ids = all.map(({ id }) => id).sort();
  const twice = ids.find((id, i) => id === ids[i + 1]);
  if (twice !== undefined) {
    throw new TouchstoneError('STATEMENT_DUPLICATE', `${what}: two are called ${twice}.`, {
      hint: 'Give each step of the recipe, set-up and teardown among them, a name of its own, and run it again.',
      details: { name: twice },
    });
  }
  const of = (outcome: Outcome): string[] =>
    all.flatMap((one) => (one.outcome === outcome ? [one.id] : [])).sort();
  return {
    expected: ids,
    passed: of('passed'),
    failed: of('failed'),
    flaky: of('flaky'),
    skipped: of('skipped'),
    notRun: of('not run'),
    couldNotTell: of('could not tell'),
    notAsked: of('not asked'),
  };
}

/** Whether `expected` is the disjoint union of the others, and each is in order. */
export function isPartition(sets: OutcomeSets): boolean {
  const together = FIELDS.flatMap((field) => sets[field]).sort();
  return (
    isAscending(sets.expected) &&
    FIELDS.every((field) => isAscending(sets[field])) &&
    together.length === sets.expected.length &&
    together.every((id, i) => id === sets.expected[i])
  );
}

function isAscending(names: readonly string[]): boolean {
  return names.every((name, i) => i === 0 || names[i - 1]! < name);
}
