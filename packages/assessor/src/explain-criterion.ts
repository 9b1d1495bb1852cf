// SPDX-License-Identifier: Apache-2.0
import type { Criterion } from '@touchstone/model';
import { getRule } from './rules/find-rule.js';

/**
 * What a criterion asks and how it is judged, in two sentences.
 * Throws ASSESS_UNKNOWN_RULE or ASSESS_RULE_PARAMS.
 */
export function explainCriterion(criterion: Criterion): string {
  const { rule, params } = getRule(criterion);
  const { only, except } = criterion.categories;
  const whom =
    only !== undefined
      ? ` Asked of ${only.join(', ')} only.`
      : except !== undefined
        ? ` Not asked of ${except.join(', ')}.`
        : '';
  const statement = criterion.statement.replace(/\.$/, '');
  return `${statement} (${criterion.level}). Judged over ${criterion.over} by ${rule.explain(params)}.${whom}`;
}
