// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment } from '@touchstone/model';
import { formatCount } from '../words/quantity.js';
import { runLabel } from '../words/run-label.js';
import { html, type Markup } from './html.js';
import type { Section } from './section.js';

/** How the solution proves who it is and finds its way: facts of each run. */
export function signInSection(assessment: Assessment): Section {
  return {
    id: 'sign-in',
    name: 'Sign-in',
    title: 'Sign-in and discovery',
    body: html`<div class="cards">${assessment.runs.map(card)}</div>`,
  };
}

function card(run: AssessedRun, index: number): Markup {
  const { authentication: facts, credential } = run;
  const rules = credential.accessRules === 0 ? 'unrestricted' : `${credential.accessRules} access rules`;
  const rows: readonly (readonly [string, string])[] = [
    ['Keystone', list(facts.keystone)],
    ['Signed in with', list(facts.methods.map(spaced))],
    ['Tokens issued', formatCount(facts.tokens)],
    ['Service catalog', facts.catalog],
    ['Microversions', facts.microversions],
    ['Pagination', facts.pagination],
    ['Asynchronous work', facts.waiting],
    ['Given', `${spaced(credential.kind)}, ${rules}`],
    ['Roles', list(credential.roles)],
    ['User agents', list(facts.userAgents)],
  ];
  return html`<div class="card">
    <h3>Run ${index + 1}, ${runLabel(run)}</h3>
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ');
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}
