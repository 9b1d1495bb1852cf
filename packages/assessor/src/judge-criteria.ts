// SPDX-License-Identifier: Apache-2.0
import type { AssessedCriterion, Criterion, Outcome } from '@touchstone/model';
import { cloudBroke } from './facts/cloud-broke.js';
import { isWhole, type RunFacts } from './facts/run-facts.js';
import { getRule } from './rules/find-rule.js';
import type { AllRule, Judgement, RunRule } from './rules/rule.js';
import type { SharedFacts } from './shared/shared-facts.js';

type JudgedRun = AssessedCriterion['runs'][number];

/** The verdict of every criterion of the guideline, in the guideline's order. */
export function judgeCriteria(shared: SharedFacts): AssessedCriterion[] {
  return shared.guideline.criteria.map((criterion) => judgeCriterion(criterion, shared));
}

function judgeCriterion(criterion: Criterion, shared: SharedFacts): AssessedCriterion {
  const { verdict, why, runs } = decide(criterion, shared);
  return {
    id: criterion.id,
    level: criterion.level,
    statement: criterion.statement,
    verdict,
    why,
    runs,
    ...(verdict === 'passed' || verdict === 'not asked' ? {} : { mend: criterion.mend }),
  };
}

type Decision = Pick<AssessedCriterion, 'verdict' | 'why' | 'runs'>;

function decide(criterion: Criterion, shared: SharedFacts): Decision {
  const { rule, params } = getRule(criterion);
  const { only, except } = criterion.categories;
  const { id, title } = shared.category;
  if ((only !== undefined && !only.includes(id)) || except?.includes(id) === true) {
    return { verdict: 'not asked', why: `Not asked of ${title}.`, runs: [] };
  }
  const missing = criterion.evidence.find((kind) => !shared.evidence.has(kind));
  if (missing !== undefined) {
    return { verdict: 'not run', why: `No ${missing} is among the evidence.`, runs: [] };
  }
  switch (rule.kind) {
    case 'run':
      return judgeEach(criterion, rule, params, shared);
    case 'all':
      return judgeTogether(rule, params, shared);
    case 'scans': {
      const { verdict, why } = rule.judge(shared, params);
      return { verdict, why, runs: [] };
    }
  }
}

/** Rules over all runs see whole recordings only; without one there is nothing to see. */
function judgeTogether(rule: AllRule<unknown>, params: unknown, shared: SharedFacts): Decision {
  if (shared.certifying.length === 0) {
    return {
      verdict: 'could not tell',
      why: 'No whole recording of the recipe is among the evidence.',
      runs: [],
    };
  }
  const { verdict, why, evidence } = excuse(rule.judge(shared, params), shared);
  const runs = shared.runs
    .map((run) => run.shown.run)
    .filter((run) => evidence.some((one) => one.run === run))
    .map((run) => ({ run, verdict, why, evidence: evidence.filter((one) => one.run === run) }));
  return { verdict, why, runs };
}

/** What is missing because the cloud failed in every run is not held against the solution, and not for it either. */
function excuse(judgement: Judgement, shared: SharedFacts): Judgement {
  if (judgement.verdict !== 'failed' || !shared.certifying.every(cloudBroke)) return judgement;
  return { ...judgement, verdict: 'could not tell', why: `The cloud failed in every run. ${judgement.why}` };
}

function judgeEach(
  criterion: Criterion,
  rule: RunRule<unknown>,
  params: unknown,
  shared: SharedFacts,
): Decision {
  const purposes: readonly string[] =
    criterion.over === 'least-privilege runs' ? ['least-privilege'] : (rule.purposes ?? ['certify']);
  const runs = shared.runs
    .filter((run) => purposes.includes(run.shown.purpose))
    .map((run): JudgedRun => {
      const { verdict, why, evidence } = judgeOne(rule, run, params, shared);
      return { run: run.shown.run, verdict, why, evidence: [...evidence] };
    });
  const worst = runs.toSorted((a, b) => SEVERITY[a.verdict] - SEVERITY[b.verdict])[0];
  if (worst === undefined) return { verdict: 'not run', why: 'No such run is among the evidence.', runs };
  const alike = runs.filter((run) => run.verdict === worst.verdict);
  return { verdict: worst.verdict, why: `${whereOf(alike, runs)}${worst.why}`, runs };
}

/** Which runs a sentence is about; it names the run where others of the same verdict would say something else. */
function whereOf(alike: readonly JudgedRun[], runs: readonly JudgedRun[]): string {
  if (runs.length === 1) return '';
  const where =
    alike.length === runs.length ? 'On every run. ' : `On ${alike.length} of ${runs.length} runs. `;
  const first = alike[0];
  return alike.every((run) => run.why === first?.why) ? where : `${where}Of ${first?.run}: `;
}

/** What a broken recording says is no evidence, for or against. */
function judgeOne(rule: RunRule<unknown>, run: RunFacts, params: unknown, shared: SharedFacts): Judgement {
  if (isWhole(run) || rule.judgesBroken === true) return rule.judge(run, params, shared);
  return {
    verdict: 'could not tell',
    why: `The recording is ${run.shown.integrity.state} and proves nothing.`,
    evidence: [],
  };
}

/** The worst comes first. */
const SEVERITY: Readonly<Record<Outcome, number>> = {
  failed: 0,
  'could not tell': 1,
  skipped: 2,
  'not run': 3,
  flaky: 4,
  passed: 5,
  'not asked': 6,
};
