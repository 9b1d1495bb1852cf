// SPDX-License-Identifier: Apache-2.0
import type { EvidenceRef, Outcome } from '@touchstone/model';
import type { z } from 'zod';
import type { RunFacts } from '../facts/run-facts.js';
import type { SharedFacts } from '../shared/shared-facts.js';

/** What a rule says: a verdict, one sentence that a person understands, and where in the recordings it rests. */
export interface Judgement {
  readonly verdict: Outcome;
  readonly why: string;
  readonly evidence: readonly EvidenceRef[];
}

interface RuleBase<P> {
  readonly id: string;
  readonly params: z.ZodType<P>;
  /** How it judges, as a clause that follows "Judged by". */
  explain(params: P): string;
}

/** Judges one run at a time; the engine takes the worst. */
export interface RunRule<P> extends RuleBase<P> {
  readonly kind: 'run';
  /** Which runs are judged where the criterion speaks of every run; runs of the recipe unless told. */
  readonly purposes?: readonly ('certify' | 'least-privilege')[];
  /** It judges the recording itself, so that one that is not whole fails rather than leaves the question open. */
  readonly judgesBroken?: true;
  judge(run: RunFacts, params: P, shared: SharedFacts): Judgement;
}

/** Judges what all whole recordings show together. */
export interface AllRule<P> extends RuleBase<P> {
  readonly kind: 'all';
  judge(shared: SharedFacts, params: P): Judgement;
}

/** Judges what the scans of the solution's source show, with or without recordings. */
export interface ScanRule<P> extends RuleBase<P> {
  readonly kind: 'scans';
  judge(shared: SharedFacts, params: P): Judgement;
}

export type Rule<P = unknown> = RunRule<P> | AllRule<P> | ScanRule<P>;

/** Keeps a rule's parameters typed where it is written, and lets the table hold rules of all parameters. */
export function defineRule<P>(rule: Rule<P>): Rule {
  return Object.freeze(rule) as unknown as Rule;
}
