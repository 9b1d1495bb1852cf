// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import { shellWord } from './shell-word.js';

/** The file that `openstack application credential create --access-rules` reads: a JSON list, one rule a line. */
export function accessRulesJson(assessment: Assessment): string {
  const rules = assessment.accessRules.map(
    ({ service, method, path }) => `  ${asciiJson({ service, method, path })}`,
  );
  return rules.length === 0 ? '[]\n' : `[\n${rules.join(',\n')}\n]\n`;
}

/** The command that makes an application credential with those rules and no more than the role that was needed. */
export function accessRulesCommand(assessment: Assessment): string {
  const { id } = assessment.solution;
  return `openstack application credential create --role ${shellWord(assessment.role.name)} --access-rules access-rules.json ${shellWord(id)}`;
}

/** JSON in ASCII alone: what is shown, copied and downloaded is the same, whatever a path holds. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
