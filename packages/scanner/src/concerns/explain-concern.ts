// SPDX-License-Identifier: Apache-2.0
import type { Component } from '@touchstone/model';
import type { ConcernEvidence } from './find-concerns.js';

/** Names listed in a sentence; more are counted. */
const NAMED = 4;

/** A sentence that says why a concern is judged as it is, with names and numbers of what makes it so. */
export function explainConcern(evidence: ConcernEvidence): string {
  const { concern, operations, adapters, spoken, parallel, alternatives } = evidence;
  const parts: string[] = [];
  const services = concern.services.join(', ');
  if (operations.length > 0) {
    const first = operations[0]!;
    const called = [
      ...new Set(operations.map(({ operation }) => operation.slice(0, operation.indexOf(':')))),
    ].toSorted();
    const place = first.places[0];
    const where =
      place === undefined ? '' : ` at ${place.file}${place.line === undefined ? '' : `:${place.line}`}`;
    parts.push(
      `it calls ${numbered(operations.length, 'operation')} of ${called.join(', ')}, as in ${first.operation}${where}`,
    );
  }
  if (adapters.length > 0)
    parts.push(`it deploys ${titles(adapters)}, which answers through ${spoken.join(', ')}`);
  if (operations.length === 0 && adapters.length === 0) parts.push(`nothing of it calls ${services}`);
  const deployed = parallel.filter(({ how }) => how === 'deployed');
  const required = parallel.filter(({ how }) => how === 'required');
  if (deployed.length > 0) parts.push(`it deploys ${titles(deployed)}${chosenBy(deployed)}`);
  if (required.length > 0) parts.push(`it requires ${titles(required)}`);
  if (parallel.length === 0) parts.push('it brings nothing else for it');
  if (alternatives.length > 0) parts.push(`it could also speak through ${titles(alternatives)}`);
  return sentence(parts);
}

const numbered = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function titles(components: readonly Component[]): string {
  const all = [...new Set(components.map(({ title }) => title))].toSorted();
  const named = all.slice(0, NAMED).join(', ');
  return all.length > NAMED ? `${named} and ${all.length - NAMED} more` : named;
}

/** What must be chosen for any of them to be there; nothing where one of them always is. */
function chosenBy(components: readonly Component[]): string {
  if (components.some(({ optional }) => !optional)) return '';
  const names = [...new Set(components.flatMap(({ choices }) => choices.map(({ name }) => name)))].toSorted();
  if (names.length === 0) return ', optionally';
  const more = names.length > 2 ? ` and ${names.length - 2} more` : '';
  return `, only where ${names.slice(0, 2).join(', ')}${more} says so`;
}

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  const whole = `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  return whole.length <= 600 ? whole : `${whole.slice(0, 597)}...`;
}
