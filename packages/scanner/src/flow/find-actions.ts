// SPDX-License-Identifier: Apache-2.0
import { operations, resolveServiceType, type Operation } from '@touchstone/openstack';
import type { OperationFinding } from '../detect/finding.js';
import type { Expression } from './expression.js';
import { keysOf } from './http-call.js';
import type { FileFlow } from './scope.js';
import { calleeName, functionsOf } from './values.js';

/**
 * Calls of a function of another file that is named for actions (`doServerAction(server, { 'os-start': null })`): the one
 * key of the object that it is passed tells which, of the service that the file speaks with.
 */
export function findActions(
  file: FileFlow,
  via: string,
  services: readonly string[],
): readonly OperationFinding[] {
  const found: OperationFinding[] = [];
  for (const call of file.calls) {
    const { callee } = call;
    const name = callee.kind === 'member' && callee.name === 'call' ? nameOf(callee.of) : calleeName(call);
    if (!/action/i.test(name) || functionsOf(call).length > 0) continue;
    for (const argument of call.args) {
      for (const [key, ...more] of keysOf(argument, undefined)) {
        if (key === undefined || more.length > 0) continue;
        const operation = actionOf(key, name, services);
        if (operation === undefined) continue;
        found.push({
          kind: 'operation',
          line: call.line,
          operation,
          confidence: 'medium',
          via,
          call: call.text,
        });
      }
    }
  }
  return found;
}

function nameOf(expression: Expression): string {
  return expression.kind === 'member' || expression.kind === 'name' ? expression.name : '';
}

/** The action of the first service that has one of this key: of the resource that the function is named after, if any. */
function actionOf(key: string, name: string, services: readonly string[]): string | undefined {
  const known = actionsByKey().get(key) ?? [];
  for (const service of services) {
    const type = resolveServiceType(service);
    const own = known.filter((one) => one.service === type);
    const [only, ...others] = own.filter((one) => isNamed(one, name)).concat(own);
    if (only !== undefined && (others.every((one) => one === only) || isNamed(only, name))) return only.id;
  }
  return undefined;
}

function isNamed({ id }: Operation, name: string): boolean {
  const resource = id.slice(id.indexOf(':') + 1).split('.')[0] ?? '';
  return name.toLowerCase().includes(resource.replaceAll('-', ''));
}

let byKey: ReadonlyMap<string, readonly Operation[]> | undefined;

function actionsByKey(): ReadonlyMap<string, readonly Operation[]> {
  if (byKey !== undefined) return byKey;
  const made = new Map<string, Operation[]>();
  for (const operation of operations()) {
    if (operation.action === undefined) continue;
    made.set(operation.action, [...(made.get(operation.action) ?? []), operation]);
  }
  byKey = made;
  return made;
}
