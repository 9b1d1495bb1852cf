// SPDX-License-Identifier: Apache-2.0
import type { Confidence } from '@touchstone/model';
import { findOperation } from '@touchstone/openstack';
import type { OperationFinding } from '../../detect/finding.js';
import type { Expression, RecordExpression } from '../../flow/expression.js';
import type { FileFlow } from '../../flow/scope.js';
import { textsOf } from '../../flow/texts.js';
import { valuesOf } from '../../flow/values.js';
import { findRestOperations } from '../../rest/find-rest-operations.js';
import { loadDeclared, type DeclaredData } from './declared-data.js';

interface Declared {
  readonly data: DeclaredData;
  readonly services: readonly string[];
  readonly found: OperationFinding[];
}

/** Resources below resources that are looked at. */
const DEEPEST = 4;

/**
 * Operations of clients that list resources instead of writing requests. What a resource is asked by every client of that
 * kind is less sure than what is written out; what it can be told is only possible.
 */
export function findDeclared(file: FileFlow, services: readonly string[]): readonly OperationFinding[] {
  const found: OperationFinding[] = [];
  for (const data of loadDeclared()) {
    for (const listed of file.members.get(data.resources) ?? []) {
      for (const resource of recordsOf(listed)) addResource(resource, '', { data, services, found }, 0);
    }
  }
  return found;
}

function recordsOf(expression: Expression | undefined): readonly RecordExpression[] {
  if (expression === undefined) return [];
  return valuesOf(expression, undefined).flatMap(({ expression: value }) =>
    value.kind === 'list'
      ? value.items.flatMap((item) =>
          valuesOf(item, undefined).flatMap((one) =>
            one.expression.kind === 'record' ? [one.expression] : [],
          ),
        )
      : [],
  );
}

function addResource(resource: RecordExpression, above: string, declared: Declared, depth: number): void {
  const { data } = declared;
  const key = textIn(resource, data.key);
  if (key === null || depth > DEEPEST) return;
  const path = `${above}/${key}`.replace(/\/$/, '');
  const method = textIn(resource, data.method);
  const isResource = textIn(resource, data.isResource) !== 'false';
  if (method !== null) {
    add(declared, method, path, resource, 'high');
    return;
  }
  if (isResource && key !== '') {
    for (const one of data.reads) addRequest(declared, one, path, resource, 'medium');
    for (const one of data.rest) addRequest(declared, one, path, resource, 'low');
  }
  for (const extension of recordsOf(resource.entries.get(data.extensions))) {
    const own = textIn(extension, data.key);
    if (own === null || extension.entries.has('generate')) continue;
    const hasId = (textIn(extension, data.detail) ?? String(isResource)) !== 'false';
    const at = hasId ? `${path}/{}/${own}` : `${path}/${own}`;
    add(declared, textIn(extension, data.method) ?? 'GET', at, extension, 'high');
  }
  for (const child of recordsOf(resource.entries.get(data.children))) {
    addResource(child, `${path}/{}`, declared, depth + 1);
  }
}

function addRequest(
  declared: Declared,
  request: string,
  path: string,
  at: RecordExpression,
  confidence: Confidence,
): void {
  const [method = '', below] = request.split(' ');
  add(declared, method, below === undefined ? path : `${path}/${below}`, at, confidence);
}

function add(
  { data, services, found }: Declared,
  method: string,
  path: string,
  at: RecordExpression,
  confidence: Confidence,
): void {
  const request = { method: method.toUpperCase(), path: `{}${path}`, services: services.slice(0, 1) };
  for (const { operation, confidence: sure } of findRestOperations(request)) {
    // A word such as `detail` at the end may be taken for an id: then there is no such operation.
    const isLiteral = path.endsWith('{}') || !findOperation(operation)?.path.endsWith('}');
    if (sure !== 'high' || !isLiteral) continue;
    const call = `${request.method} ${path}`;
    found.push({ kind: 'operation', line: at.line, operation, confidence, via: data.id, call });
  }
}

function textIn(record: RecordExpression, field: string): string | null {
  const value = record.entries.get(field);
  if (value === undefined) return null;
  const [only, ...more] = textsOf(value, undefined);
  return only === undefined || more.length > 0 || only.text.includes('{}') ? null : only.text;
}
