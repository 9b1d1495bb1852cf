// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';

/** The file that `openstack application credential create --access-rules` reads: a JSON list, one rule a line. */
export function accessRulesJson(assessment: Assessment): string {
  const rules = assessment.accessRules.map(
    ({ service, method, path }) => `  ${JSON.stringify({ service, method, path })}`,
  );
  return rules.length === 0 ? '[]\n' : `[\n${rules.join(',\n')}\n]\n`;
}

/** The command that makes an application credential with those rules and no more than the role that was needed. */
export function accessRulesCommand(assessment: Assessment): string {
  const { id } = assessment.solution;
  return `openstack application credential create --role ${quote(assessment.role.name)} --access-rules access-rules.json ${quote(id)}`;
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
