// SPDX-License-Identifier: Apache-2.0
import { below } from '../go/go-packages.mjs';

/** Statements whose bodies may not run. */
const CONDITIONAL = new Set([
  'for_statement',
  'expression_case',
  'type_case',
  'default_case',
  'communication_case',
]);

/** Whether a node of a function's body runs only under a condition; what a condition itself calls does run. */
function isConditional(node, body) {
  for (let at = node; at !== null && at.id !== body.id; at = at.parent) {
    if (CONDITIONAL.has(at.type)) return true;
    const { parent } = at;
    if (parent?.type !== 'if_statement') continue;
    const branches = ['consequence', 'alternative'].map((field) => parent.childForFieldName(field)?.id);
    if (branches.includes(at.id)) return true;
  }
  return false;
}

/**
 * What a function calls: functions of its own package by name, and those of others by import path.
 * @returns calls as `{ name }` or `{ path, name }`, with whether they run only under a condition
 */
function callsIn({ body, imports }) {
  if (body === null) return [];
  return below(body, 'call_expression').flatMap((call) => {
    const callee = call.childForFieldName('function');
    const conditional = isConditional(call, body);
    if (callee?.type === 'identifier') return [{ name: callee.text, conditional }];
    if (callee?.type !== 'selector_expression') return [];
    const path = imports.get(callee.childForFieldName('operand').text);
    const name = callee.childForFieldName('field').text;
    return path === undefined ? [] : [{ path, name, conditional }];
  });
}

/**
 * The operations that a function of a package does, with what it calls in turn.
 * @param operationsOf (import path, name) → operations, or undefined
 * @returns operation → whether it is always done
 */
export function operationsOfFunction(name, functions, operationsOf) {
  const found = new Map();
  const seen = new Map();
  const visit = (called, always) => {
    const one = functions.get(called);
    if (one === undefined || seen.get(called) === true || (seen.has(called) && !always)) return;
    seen.set(called, always);
    for (const call of callsIn(one)) {
      const runs = always && !call.conditional;
      if (call.path === undefined) visit(call.name, runs);
      else {
        const operations = operationsOf(call.path, call.name) ?? [];
        // A function of many operations does one of them, by what it is given.
        const isChoice = operations.length > 2;
        for (const operation of operations) {
          found.set(operation, found.get(operation) === true || (runs && !isChoice));
        }
      }
    }
  };
  visit(name, true);
  return found;
}
