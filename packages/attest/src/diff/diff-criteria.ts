// SPDX-License-Identifier: Apache-2.0
import { RULES_VERSION } from '@touchstone/assessor';
import type { AssessedCriterion, ChangeCause, DiffedCriterion, Outcome } from '@touchstone/model';
import { findSmallestChanges, verdictOf, type Crossing, type Part } from './crossing.js';
import type { DiffSide } from './diff-side.js';
import { listOf } from './cause-words.js';
import { explainRunChange } from './run-change.js';

/** Each criterion whose verdicts differ, and why: in the order of B's guideline, what only A's asks at the end. */
export function diffCriteria(a: DiffSide, b: DiffSide, crossing: Crossing): DiffedCriterion[] {
  const ids = new Set([...b.shown.criteria, ...a.shown.criteria].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const find = ({ shown }: DiffSide): AssessedCriterion | undefined =>
      shown.criteria.find((one) => one.id === id);
    const [before, after] = [find(a), find(b)];
    const either = after ?? before;
    if (either === undefined || before?.verdict === after?.verdict) return [];
    const { causes, sentences } = explain(id, a, b, crossing);
    return {
      id,
      level: either.level,
      statement: either.statement,
      a: before === undefined ? null : { verdict: before.verdict, why: before.why },
      b: after === undefined ? null : { verdict: after.verdict, why: after.why },
      crossed: {
        aByB: crossing.verdict(id, ['guideline']) ?? null,
        bByA: crossing.verdict(id, ['scans', 'run']) ?? null,
      },
      causes: [...causes],
      explanation: sentences.join(' '),
    };
  });
}

interface Explanation {
  readonly causes: readonly ChangeCause[];
  readonly sentences: readonly string[];
}

function explain(id: string, a: DiffSide, b: DiffSide, crossing: Crossing): Explanation {
  const rules = [...explainRules('A', id, a), ...explainRules('B', id, b)];
  const [before, after] = [verdictOf(a.computed, id), verdictOf(b.computed, id)];
  if (before === undefined || after === undefined) {
    const sentence = 'This version cannot judge both bundles, so it cannot tell what changed the verdict.';
    return { causes: ['rules'], sentences: [...rules, sentence] };
  }
  if (before === after) {
    return { causes: ['rules'], sentences: [...rules, `Judged today, both are ${word(after)}.`] };
  }
  const smallest = findSmallestChanges(crossing, id);
  const parts = explainParts(id, smallest, a, b, crossing);
  const causes: readonly ChangeCause[] = rules.length > 0 ? ['rules', ...parts.causes] : parts.causes;
  return { causes: [...new Set(causes)], sentences: [...rules, ...parts.sentences] };
}

/** Where a bundle's own verdict is not the one that its evidence gives today. */
function explainRules(name: 'A' | 'B', id: string, side: DiffSide): readonly string[] {
  const [shown, now] = [verdictOf(side.shown, id), verdictOf(side.computed, id)];
  if (now === undefined || shown === now) return [];
  const why =
    side.shown.rules === RULES_VERSION
      ? 'though made by the same rules: it does not follow from its evidence'
      : `and was made by rules ${side.shown.rules}, where rules ${RULES_VERSION} judge now`;
  return [`${name}'s own assessment says ${word(shown)}, its evidence gives ${word(now)}, ${why}.`];
}

function explainParts(
  id: string,
  smallest: readonly (readonly Part[])[],
  a: DiffSide,
  b: DiffSide,
  crossing: Crossing,
): Explanation {
  const parts = [...new Set(smallest.flat())];
  const withRun = smallest.find((some) => some.includes('run'));
  const runs =
    withRun === undefined ? { causes: [], sentences: [] } : explainRunChange(id, withRun, crossing, a, b);
  const causes = parts.flatMap((part): readonly ChangeCause[] => (part === 'run' ? runs.causes : [part]));
  return { causes, sentences: [...smallestSentence(id, smallest, crossing), ...runs.sentences] };
}

const PART_WORDS: Readonly<Record<Part, string>> = {
  guideline: 'the guideline',
  scans: 'the scans',
  run: 'what was run',
};

function smallestSentence(
  id: string,
  smallest: readonly (readonly Part[])[],
  crossing: Crossing,
): readonly string[] {
  const [first, ...others] = smallest;
  if (first === undefined) return ['What changed the verdict cannot be told.'];
  const names = smallest.map((parts) => listOf(parts.map((part) => PART_WORDS[part])));
  const verdict = `with B's, A is ${word(crossing.verdict(id, first))} as well`;
  if (others.length > 0) return [`Each would do alone, ${listOf(names, 'or')}: ${verdict}.`];
  if (crossing.parts.length === 1) return [`Nothing differs but ${names[0]}.`];
  const together = first.length > 1 ? ', only together' : '';
  const rest = crossing.parts.filter((part) => !first.includes(part));
  const back = rest.length === 0 ? '' : `; with A's, B would be ${word(crossing.verdict(id, rest))}`;
  return [`It is ${names[0]}${together}: ${verdict}${back}.`];
}

function word(verdict: Outcome | null | undefined): string {
  if (verdict === undefined) return 'not to be judged';
  return verdict === null ? 'not asked for it' : `"${verdict}"`;
}
