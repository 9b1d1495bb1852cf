// SPDX-License-Identifier: Apache-2.0
import type { Operation } from './operation.js';

/** One sentence that says what an operation is, who may call it, and since when. */
export function explainOperation(operation: Operation): string {
  return `${operation.id} is ${call(operation)}${version(operation)}, offered ${span(operation)}; ${who(operation)}${age(operation)}.`;
}

function call(operation: Operation): string {
  const query = operation.query
    ? `?${Object.entries(operation.query)
        .map(([key, value]) => (value === true ? key : `${key}=${value}`))
        .join('&')}`
    : '';
  const action = operation.action ? ` with "${operation.action}" in its body` : '';
  return `${operation.method} ${operation.path}${query}${action}`;
}

function version(operation: Operation): string {
  const { min, max } = operation.microversion ?? {};
  if (min && max) return ` (microversions ${min} to ${max})`;
  if (min) return ` (microversion ${min} and later)`;
  return max ? ` (up to microversion ${max})` : '';
}

function span(operation: Operation): string {
  const { first, last } = operation.releases;
  if (last === undefined) return `since ${first}`;
  return first === last ? `only in ${first}` : `from ${first} to ${last}`;
}

const WHO: Readonly<Record<Operation['role'], string>> = {
  none: 'anyone may call it',
  owner: 'any signed-in user may call it for what is their own',
  reader: 'it needs the reader role',
  member: 'it needs the member role',
  manager: 'it needs the manager role',
  service: 'it is for services',
  admin: 'it needs the admin role',
};

function who(operation: Operation): string {
  return WHO[operation.role];
}

function age({ deprecated }: Operation): string {
  if (!deprecated) return '';
  const since = deprecated.since ? ` since ${deprecated.since}` : '';
  const instead = deprecated.replacedBy ? `, use ${deprecated.replacedBy}` : '';
  return `; deprecated${since}${instead}`;
}
