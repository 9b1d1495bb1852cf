// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { isFields, requireText, type Fields } from '../../service/fields.js';
import { couldNotFind } from '../faults.js';
import { ACCESS_RULES } from './resource.js';

/** Ids of the rules that a new application credential names, by id or as a new rule; undefined where it names none. */
export function takeAccessRules(call: Call, userId: string, given: unknown): readonly string[] | undefined {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given)) throw badRequest("Invalid input for field 'access_rules': it is not a list");
  return given.map((one: unknown) => takeRule(call, userId, isFields(one) ? one : {}));
}

function takeRule(call: Call, userId: string, fields: Fields): string {
  const rules = call.stores.of(ACCESS_RULES);
  if (typeof fields['id'] === 'string') {
    const known = rules.get(fields['id']);
    if (known?.userId !== userId) throw couldNotFind('Access Rule', fields['id']);
    return known.id;
  }
  const [service, method, path] = ['service', 'method', 'path'].map((key) => requireText(fields, key)) as [
    string,
    string,
    string,
  ];
  const same = rules.find(
    (one) => one.userId === userId && one.service === service && one.method === method && one.path === path,
  );
  return (same ?? rules.put({ id: call.ids.hex(), userId, service, method, path })).id;
}
