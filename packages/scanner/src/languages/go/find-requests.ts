// SPDX-License-Identifier: Apache-2.0
import type { OperationFinding } from '../../detect/finding.js';
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { findRestOperations } from '../../rest/find-rest-operations.js';
import { serviceHints } from '../../rest/service-hints.js';
import { HOLE } from '../../rest/source-path.js';
import { cutCallText } from './cut-call-text.js';

const METHOD = /^(?:"(GET|POST|PUT|PATCH|DELETE|HEAD|COPY)"|http\.Method(Get|Post|Put|Patch|Delete|Head))$/;
/** Methods of gophercloud's clients that send what they are given as it is. */
const OF_CLIENT = /^(?:Get|Post|Put|Patch|Delete|Head)$/;
const DEEPEST = 6;
const MOST_TEXTS = 6;
/** Assignments of one name that are looked at. */
const MOST_VALUES = 3;

/** Local names and constants → the expressions that they are given. */
type Names = Map<string, SyntaxNode[]>;

/**
 * Operations of the requests that a file builds itself: with net/http, or by the methods of gophercloud's clients that
 * take a URL. Only paths that say what they are count.
 * @param path of the file: its folders tell the service
 */
export function findRequests(root: SyntaxNode, path: string): readonly OperationFinding[] {
  const constants: Names = new Map();
  const functions: SyntaxNode[] = [];
  for (const node of root.children) {
    if (node.type === 'function_declaration' || node.type === 'method_declaration') functions.push(node);
    else addNames(node, constants, 0);
  }
  return functions.flatMap((one) => {
    const names: Names = new Map([...constants].map(([name, values]) => [name, [...values]]));
    addNames(one, names, 0);
    return requestsIn(one, names, path, 0);
  });
}

function addNames(node: SyntaxNode, names: Names, depth: number): void {
  if (depth > 200) return;
  const add = (left: readonly SyntaxNode[], right: readonly SyntaxNode[]): void => {
    left.forEach((name, at) => {
      const value = right[at];
      if (name.type !== 'identifier' || value === undefined) return;
      const known = names.get(name.text);
      if (known === undefined) names.set(name.text, [value]);
      else known.push(value);
    });
  };
  if (node.type === 'short_var_declaration' || node.type === 'assignment_statement') {
    add(fieldOf(node, 'left')?.children ?? [], fieldOf(node, 'right')?.children ?? []);
  } else if (node.type === 'const_spec' || node.type === 'var_spec') {
    const left = node.children.filter((child) => child.field === 'name');
    add(left, fieldOf(node, 'value')?.children ?? []);
  }
  for (const child of node.children) addNames(child, names, depth + 1);
}

function requestsIn(
  node: SyntaxNode,
  names: Names,
  path: string,
  depth: number,
): readonly OperationFinding[] {
  if (depth > 200) return [];
  const below = node.children.flatMap((child) => requestsIn(child, names, path, depth + 1));
  return node.type === 'call_expression' ? [...operationsAt(node, names, path), ...below] : below;
}

function operationsAt(call: SyntaxNode, names: Names, path: string): readonly OperationFinding[] {
  const callee = fieldOf(call, 'function');
  const args = fieldOf(call, 'arguments')?.children ?? [];
  if (callee?.type !== 'selector_expression') return [];
  const sent = sentBy(callee, args, names);
  if (sent === undefined) return [];
  const services = [...serviceHints(fieldOf(callee, 'operand')?.text ?? ''), ...serviceHints(path)];
  const found = textsOf(sent.url, names, 0).flatMap((text) =>
    findRestOperations({ method: sent.method, path: text, services }),
  );
  return found
    .filter(({ confidence }) => confidence !== 'low')
    .map(({ operation, confidence }) => ({
      kind: 'operation',
      line: call.line,
      operation,
      confidence,
      via: 'rest',
      call: cutCallText(call.text),
    }));
}

interface Sent {
  readonly method: string;
  readonly url: SyntaxNode;
}

function sentBy(callee: SyntaxNode, args: readonly SyntaxNode[], names: Names): Sent | undefined {
  const name = fieldOf(callee, 'field')?.text ?? '';
  if (/^NewRequest(?:WithContext)?$|^Request$/.test(name)) {
    const at = args.findIndex((arg) => METHOD.test(arg.text));
    const [, written, constant] = METHOD.exec(args[at]?.text ?? '') ?? [];
    const method = (written ?? constant)?.toUpperCase();
    const url = args[at + 1];
    return method === undefined || url === undefined ? undefined : { method, url };
  }
  if (!OF_CLIENT.test(name)) return undefined;
  const isPlain = fieldOf(callee, 'operand')?.text === 'http';
  const url = args.find((arg) => isPlain || isServiceUrl(arg, names));
  return url === undefined ? undefined : { method: name.toUpperCase(), url };
}

/** Whether an expression is a URL that a client of gophercloud made: it stands in the call, or in a name. */
function isServiceUrl(node: SyntaxNode, names: Names): boolean {
  const values = node.type === 'identifier' ? (names.get(node.text) ?? []) : [node];
  return values.some((value) => value.type === 'call_expression' && /\.ServiceURL\(/.test(value.text));
}

/** The texts that an expression can be, with a hole for each part that only the running program knows. */
function textsOf(node: SyntaxNode, names: Names, depth: number): readonly string[] {
  if (depth > DEEPEST) return [HOLE];
  const [first] = node.children;
  switch (node.type) {
    case 'interpreted_string_literal':
    case 'raw_string_literal':
      return [node.text.slice(1, -1)];
    case 'identifier': {
      const values = names.get(node.text) ?? [];
      const others: Names = new Map([...names].filter(([name]) => name !== node.text));
      return values.length === 0
        ? [HOLE]
        : values
            .slice(0, MOST_VALUES)
            .flatMap((value) => textsOf(value, others, depth + 1))
            .slice(0, MOST_TEXTS);
    }
    case 'parenthesized_expression':
      return first === undefined ? [HOLE] : textsOf(first, names, depth + 1);
    case 'binary_expression':
      return join(node.children, names, depth, (parts) => parts.join(''));
    case 'call_expression':
      return textsOfCall(node, names, depth);
    default:
      return [HOLE];
  }
}

function textsOfCall(node: SyntaxNode, names: Names, depth: number): readonly string[] {
  const callee = fieldOf(node, 'function')?.text ?? '';
  const args = fieldOf(node, 'arguments')?.children ?? [];
  if (callee.endsWith('.ServiceURL')) {
    return join(args, names, depth, (parts) => [HOLE, ...parts].join('/'));
  }
  if (callee === 'fmt.Sprintf') {
    return join(args, names, depth, ([format = HOLE, ...rest]) =>
      format.replaceAll(/%[+#]?[a-z]/g, () => rest.shift() ?? HOLE),
    );
  }
  return [HOLE];
}

function join(
  parts: readonly SyntaxNode[],
  names: Names,
  depth: number,
  made: (texts: readonly string[]) => string,
): readonly string[] {
  let all: readonly (readonly string[])[] = [[]];
  for (const part of parts) {
    const texts = textsOf(part, names, depth + 1);
    all = all.flatMap((one) => texts.map((text) => [...one, text])).slice(0, MOST_TEXTS);
  }
  return [...new Set(all.map(made))];
}
