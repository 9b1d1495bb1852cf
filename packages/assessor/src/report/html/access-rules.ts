// SPDX-License-Identifier: Apache-2.0
import { type Assessment, formatCounted } from '@touchstone/model';
import { accessRulesCommand, accessRulesJson } from '../words/access-rules.js';
import { codeList } from './code-list.js';
import { html } from './html.js';
import { copyBlock } from './copy-block.js';
import { emptyState, type Section } from './section.js';

/** The least that an application credential must allow, as the file that the openstack client takes. */
export function accessRulesSection(assessment: Assessment): Section {
  const { accessRules, role } = assessment;
  const json = accessRulesJson(assessment);
  const because = role.because.length === 0 ? '' : html` The role is needed for ${codeList(role.because)}.`;
  return {
    id: 'access',
    name: 'Access rules',
    title: 'Least privilege',
    lead: html`${formatCounted(accessRules.length, 'access rule')} and the role
      <code>${role.name}</code> cover what was seen.${because}`,
    body:
      accessRules.length === 0
        ? emptyState('No access rule follows from the evidence: no call to a service was accepted.')
        : html`${copyBlock('access-rules.json', json)}
            ${copyBlock('Make the application credential', accessRulesCommand(assessment))}
            <p>
              <a
                class="download"
                download="access-rules.json"
                href="data:application/json;charset=utf-8,${encodeURIComponent(json)}"
                >Download access-rules.json</a
              >
            </p>`,
  };
}
