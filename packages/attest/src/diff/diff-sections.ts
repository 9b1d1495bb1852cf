// SPDX-License-Identifier: Apache-2.0
import type { BundleDiff, DiffedCriterion, Outcome } from '@touchstone/model';
import { levelWord } from './diff-level.js';
import type { SetDiff } from './diff-sets.js';

/** One thing that differs: a sentence, and what stands below it. */
export interface DiffItem {
  readonly text: string;
  readonly below: readonly string[];
}

/** A heading and what differs under it; sections without items are left out. */
export interface DiffSection {
  readonly title: string;
  readonly items: readonly DiffItem[];
}

/** What a person reads first: both bundles, and what became of the level. */
export function diffHead({ a, b, level, sameVerdicts }: BundleDiff): readonly string[] {
  return [
    `A  ${sideLine(a)}`,
    `B  ${sideLine(b)}`,
    sameVerdicts ? `${level.explanation} No verdict differs.` : level.explanation,
  ];
}

function sideLine({ name, level, guideline, versions, assessment, rules }: BundleDiff['a']): string {
  const standing = {
    follows: '',
    'does not follow': `; its assessment (rules ${rules}) is not what its evidence gives today`,
    none: '; it holds no assessment, so it was judged now',
    'could not be computed': `; its assessment (rules ${rules}) cannot be computed by this version`,
  }[assessment];
  const version = versions.length === 0 ? '' : `, version ${versions.join(', ')}`;
  return `${name}: level ${levelWord(level)} by ${guideline}${version}${standing}`;
}

/** All that differs, in the order in which it matters. */
export function diffSections(diff: BundleDiff): readonly DiffSection[] {
  const sections: readonly DiffSection[] = [
    { title: 'Verdicts that differ', items: diff.criteria.map(criterionItem) },
    { title: 'What was judged', items: inputItems(diff.inputs) },
    { title: 'Concerns', items: diff.concerns.map(concernItem) },
    { title: 'Steps', items: diff.steps.map(stepItem) },
    {
      title: 'Operations',
      items: [
        ...listItem('used only in B', diff.operations.gained),
        ...listItem('used only in A', diff.operations.lost),
      ],
    },
    {
      title: 'Findings',
      items: [...findingItems('gone', diff.findings.gone), ...findingItems('new', diff.findings.fresh)],
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

const item = (text: string, below: readonly string[] = []): DiffItem => ({ text, below });

function change(a: Outcome | null | undefined, b: Outcome | null | undefined, missing: string): string {
  return `${a ?? missing} → ${b ?? missing}`;
}

function criterionItem({ id, level, a, b, explanation }: DiffedCriterion): DiffItem {
  return item(`${id} (${level}): ${change(a?.verdict, b?.verdict, 'not in its guideline')}`, [
    explanation,
    ...(a === null ? [] : [`A: ${a.why}`]),
    ...(b === null ? [] : [`B: ${b.why}`]),
  ]);
}

function inputItems(inputs: BundleDiff['inputs']): readonly DiffItem[] {
  const { manifest, recordings, scans, releases } = inputs;
  return [
    ...setItem('criteria of the guideline', inputs.criteria),
    ...setItem('concerns of the guideline', inputs.concerns),
    ...setItem('categories of the guideline', inputs.categories),
    ...some(
      'manifest',
      manifest.map(({ field, a, b }) => `${field}: ${a ?? 'not in it'} → ${b ?? 'not in it'}`),
    ),
    ...setItem('recipe', inputs.recipe),
    ...some(`recordings, ${recordings.both} in both`, [
      ...recordings.onlyA.map((run) => `only in A: ${runLine(run)}`),
      ...recordings.onlyB.map((run) => `only in B: ${runLine(run)}`),
    ]),
    ...setItem('platforms', inputs.platforms, 'the same by name, and another cloud'),
    ...some(`scans, ${scans.both} in both`, [
      ...scans.onlyA.map(({ of, tool }) => `only in A: of ${of}, by ${tool}`),
      ...scans.onlyB.map(({ of, tool }) => `only in B: of ${of}, by ${tool}`),
    ]),
    ...some(
      'releases',
      releases.map(({ release, a, b }) => `${release}: ${a ?? 'nothing'} → ${b ?? 'nothing'}`),
    ),
  ];
}

function runLine({ where, startedAt }: BundleDiff['inputs']['recordings']['onlyA'][number]): string {
  return `${where}, started ${startedAt}`;
}

function some(title: string, below: readonly string[]): readonly DiffItem[] {
  return below.length === 0 ? [] : [item(title, below)];
}

function setItem(
  title: string,
  { onlyA, onlyB, changed }: SetDiff,
  changedWord = 'changed',
): readonly DiffItem[] {
  const line = (what: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${what}: ${names.join(', ')}`];
  return some(title, [
    ...line('only in A', onlyA),
    ...line('only in B', onlyB),
    ...line(changedWord, changed),
  ]);
}

function listItem(title: string, names: readonly string[]): readonly DiffItem[] {
  return names.length === 0 ? [] : [item(`${title} (${names.length}): ${names.join(', ')}`)];
}

function concernItem({ concern, a, b }: BundleDiff['concerns'][number]): DiffItem {
  const word = (side: typeof a): string =>
    side === null ? 'not in it' : `${side.verdict} (${side.relevance})`;
  return item(`${concern}: ${word(a)} → ${word(b)}`, [
    ...(a === null ? [] : [`A: ${a.why}`]),
    ...(b === null ? [] : [`B: ${b.why}`]),
  ]);
}

function stepItem({ step, where, a, b }: BundleDiff['steps'][number]): DiffItem {
  return item(`${step}: ${change(a, b, 'not expected')} on ${where.join('; ')}`);
}

function findingItems(what: string, findings: BundleDiff['findings']['gone']): readonly DiffItem[] {
  return findings.map(({ id, weight, statement }) => item(`${what}: ${statement} [${id}, ${weight}]`));
}
