// SPDX-License-Identifier: Apache-2.0
import { type AssessedRun, type Assessment, formatCount, formatCounted } from '@touchstone/model';
import { runRow, runTable } from './run-table.js';
import type { Section } from './section.js';

type Fact = readonly [name: string, of: (run: AssessedRun) => string];

const FACTS: readonly Fact[] = [
  ['Keystone', ({ authentication }) => list(authentication.keystone)],
  ['Signed in with', ({ authentication }) => list(authentication.methods.map(spaced))],
  ['Tokens issued', ({ authentication }) => formatCount(authentication.tokens)],
  ['Service catalog', ({ authentication }) => authentication.catalog],
  ['Microversions', ({ authentication }) => authentication.microversions],
  ['Pagination', ({ authentication }) => authentication.pagination],
  ['Asynchronous work', ({ authentication }) => authentication.waiting],
  ['User agents', ({ authentication }) => list(authentication.userAgents)],
  ['Credential it was given', ({ credential }) => spaced(credential.kind)],
  ['Bound by', ({ credential }) => bound(credential.accessRules)],
  ['Roles', ({ credential }) => list(credential.roles)],
];

/** How the solution proves who it is and finds its way: facts of each run. */
export function signInSection({ runs }: Assessment): Section {
  const rows = FACTS.map(([name, of]) => runRow(name, runs.map(of)));
  return {
    id: 'sign-in',
    name: 'Sign-in',
    title: 'Sign-in and discovery',
    body: runTable({ caption: 'How it signs in and finds services', heads: ['Fact'], runs, rows }),
  };
}

function bound(accessRules: number): string {
  return accessRules === 0 ? 'no access rules' : formatCounted(accessRules, 'access rule');
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ');
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}
