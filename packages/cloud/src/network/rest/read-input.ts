// SPDX-License-Identifier: Apache-2.0
import type { Auth } from '../../service/auth.js';
import { invalidRequest, notAllowed } from '../faults.js';
import type { AttributeMap } from './attribute.js';

export type Input = Readonly<Record<string, unknown>>;

export interface InputRules {
  readonly singular: string;
  readonly plural: string;
  readonly attributes: AttributeMap;
}

/** The resources that a create request asks for: one, or several under the plural. All defaults are filled in. */
export function readCreate(
  body: unknown,
  rules: InputRules,
  auth: Auth,
): { bulk: boolean; inputs: readonly Input[] } {
  const { singular, plural } = rules;
  const map = asMap(body);
  if (map && Array.isArray(map[plural])) {
    const inputs = map[plural].map((one) => readOne(asMap(one) ?? {}, rules, auth));
    if (inputs.length === 0) throw invalidRequest('Resources required');
    return { bulk: true, inputs };
  }
  return { bulk: false, inputs: [readOne(unwrap(map, singular), rules, auth)] };
}

/** The changes that an update request asks for. */
export function readUpdate(body: unknown, rules: InputRules, auth: Auth): Input {
  const given = unwrap(asMap(body), rules.singular);
  refuseUnknown(given, rules);
  const changes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const attribute = rules.attributes[name]!;
    if (!attribute.put) throw invalidRequest(`Cannot update read-only attribute ${name}`);
    if (attribute.admin && !auth.isAdmin) throw notAllowed(rulePair('update', rules.singular, name));
    changes[name] = attribute.check(value, name);
  }
  return changes;
}

function readOne(given: Input, rules: InputRules, auth: Auth): Input {
  refuseUnknown(given, rules);
  const input: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(rules.attributes)) {
    const value = given[name];
    if (value === undefined) {
      if (attribute.post === 'required') {
        throw invalidRequest(`Failed to parse request. Required attribute '${name}' not specified`);
      }
      if (attribute.post === 'allowed') input[name] = attribute.otherwise;
      continue;
    }
    if (attribute.post === 'refused') throw invalidRequest(`Attribute '${name}' not allowed in POST`);
    if (attribute.admin && !auth.isAdmin) throw notAllowed(rulePair('create', rules.singular, name));
    input[name] = attribute.check(value, name);
  }
  return { ...input, project_id: owner(given, rules, auth) };
}

/** Only admins create for others; `tenant_id` is the older name. */
function owner(given: Input, { singular }: InputRules, auth: Auth): string {
  const wanted = [given['project_id'], given['tenant_id']].find((id) => typeof id === 'string' && id !== '');
  if (typeof wanted !== 'string' || wanted === auth.projectId) return auth.projectId;
  if (!auth.isAdmin) throw notAllowed(`rule:create_${singular}`);
  return wanted;
}

function refuseUnknown(given: Input, { attributes }: InputRules): void {
  const unknown = Object.keys(given).filter((name) => !(name in attributes));
  if (unknown.length === 0) return;
  throw invalidRequest(`Unrecognized attribute(s) '${unknown.join(', ')}'`);
}

function unwrap(map: Input | undefined, singular: string): Input {
  const inner = asMap(map?.[singular]);
  if (!inner) throw invalidRequest(`Unable to find '${singular}' in request body`);
  return inner;
}

function asMap(value: unknown): Input | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Input) : undefined;
}

function rulePair(verb: string, singular: string, name: string): string {
  return `(rule:${verb}_${singular} and rule:${verb}_${singular}:${name})`;
}
