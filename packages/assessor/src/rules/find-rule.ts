// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Criterion } from '@touchstone/model';
import { RULES } from './index.js';
import type { Rule } from './rule.js';

export interface BoundRule {
  readonly rule: Rule;
  readonly params: unknown;
}

/**
 * The rule that a criterion names, and its parameters as the rule takes them.
 * Throws ASSESS_UNKNOWN_RULE, or ASSESS_RULE_PARAMS also where the criterion speaks of other evidence than
 * the rule judges.
 */
export function getRule(criterion: Criterion): BoundRule {
  const { rule: id, ...given } = criterion.judge;
  const rule = RULES.get(id);
  if (rule === undefined) {
    throw new TouchstoneError(
      'ASSESS_UNKNOWN_RULE',
      `criterion ${criterion.id} is judged by the rule "${id}", which this assessor does not have`,
      {
        hint: `name one of ${[...RULES.keys()].join(', ')}, or take the version of Touchstone that the guideline was made for`,
        details: { criterion: criterion.id, rule: id },
      },
    );
  }
  const parsed = rule.params.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw refuse(criterion, `judge.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`);
  }
  if (!OVER[rule.kind].includes(criterion.over)) {
    throw refuse(criterion, `the rule ${id} judges ${OVER[rule.kind].join(' or ')}, not "${criterion.over}"`);
  }
  return { rule, params: parsed.data };
}

/** What rules of each kind can be asked over. */
const OVER: Readonly<Record<Rule['kind'], readonly Criterion['over'][]>> = {
  run: ['every run', 'least-privilege runs'],
  all: ['all runs together'],
  scans: ['scans'],
};

function refuse(criterion: Criterion, what: string): TouchstoneError {
  return new TouchstoneError('ASSESS_RULE_PARAMS', `criterion ${criterion.id}: ${what}`, {
    hint: 'compare the criterion with docs/how-a-verdict-is-reached.md',
    details: { criterion: criterion.id },
  });
}
