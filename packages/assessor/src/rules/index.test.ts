// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { explainCriterion } from '../explain-criterion.js';
import { papers } from '../testing/papers.js';
import { getRule } from './find-rule.js';
import { RULES } from './index.js';

const { criteria } = papers.guideline;

describe('the guideline and the rules', () => {
  it('agree: every criterion is judged by a rule that is there and takes its parameters', () => {
    for (const criterion of criteria) expect(() => getRule(criterion), criterion.id).not.toThrow();
  });

  it('agree: every rule is named by a criterion', () => {
    expect([...new Set(criteria.map((criterion) => criterion.judge.rule))].sort()).toEqual(
      [...RULES.keys()].sort(),
    );
  });

  it('give each criterion an id of its own', () => {
    expect(new Set(criteria.map((criterion) => criterion.id)).size).toBe(criteria.length);
  });

  it('explain every criterion in sentences', () => {
    expect(criteria.map(explainCriterion)).toMatchSnapshot();
  });
});

describe('getRule', () => {
  const [criterion] = criteria;
  it('refuses a rule that is not there', () => {
    expect(codeOf({ ...criterion!, judge: { rule: 'gut-feeling' } })).toBe('ASSESS_UNKNOWN_RULE');
  });
  it('refuses parameters that the rule does not take', () => {
    expect(codeOf({ ...criterion!, judge: { rule: 'keystone-v3', strict: true } })).toBe(
      'ASSESS_RULE_PARAMS',
    );
    const wrong = {
      ...criterion!,
      over: 'all runs together' as const,
      judge: { rule: 'concerns-native', which: 'some' },
    };
    expect(codeOf(wrong)).toBe('ASSESS_RULE_PARAMS');
  });
  it('refuses to judge all runs together by a rule that judges one', () => {
    expect(codeOf({ ...criterion!, over: 'all runs together' })).toBe('ASSESS_RULE_PARAMS');
  });
});

function codeOf(criterion: (typeof criteria)[number]): string {
  try {
    getRule(criterion);
  } catch (error) {
    if (isTouchstoneError(error)) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}
