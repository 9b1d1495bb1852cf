// SPDX-License-Identifier: Apache-2.0
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import type { CallFact } from '../../sdks/call-fact.js';
import { cutCallText } from './cut-call-text.js';
import type { GoFile } from './go-file.js';
import { ELSEWHERE, GoScope, GoValues } from './go-values.js';

/** Blocks of which the names end with them. */
const BLOCKS = new Set([
  'block',
  'if_statement',
  'for_statement',
  'expression_switch_statement',
  'type_switch_statement',
  'select_statement',
  'expression_case',
  'type_case',
  'default_case',
  'communication_case',
]);
const FUNCTIONS = new Set(['function_declaration', 'method_declaration', 'func_literal']);

const LONGEST_STEP_TEXT = 60;
const DEEPEST = 300;

export interface GoSdks {
  /** Whether an import is of an SDK. */
  readonly isSdk: (module: string) => boolean;
  /** Whether calls of which the file does not say what they are called on are wanted, too. */
  readonly unknown: boolean;
}

/** The calls of a file that lead to an import of an SDK. */
export function callFacts(file: GoFile, sdks: GoSdks): readonly CallFact[] {
  const walk = new GoWalk(new GoValues(file, sdks.isSdk), sdks.unknown);
  const scope = new GoScope();
  // Functions may use what is declared below them.
  for (const node of file.root.children) if (node.type === 'var_declaration') walk.visit(node, scope, 0);
  for (const node of file.root.children) if (FUNCTIONS.has(node.type)) walk.visit(node, scope, 0);
  return walk.facts;
}

class GoWalk {
  readonly facts: CallFact[] = [];
  readonly #values: GoValues;
  readonly #unknown: boolean;

  constructor(values: GoValues, unknown: boolean) {
    this.#values = values;
    this.#unknown = unknown;
  }

  visit(node: SyntaxNode, scope: GoScope, depth: number): void {
    if (depth > DEEPEST) return;
    const inner = BLOCKS.has(node.type) || FUNCTIONS.has(node.type) ? new GoScope(scope) : scope;
    if (FUNCTIONS.has(node.type)) this.#declareParameters(node, inner);
    for (const child of node.children) this.visit(child, inner, depth + 1);
    if (node.type === 'call_expression') this.#addFact(node, inner);
    else this.#declare(node, inner);
  }

  #declareParameters(node: SyntaxNode, scope: GoScope): void {
    for (const field of ['receiver', 'parameters', 'result']) {
      for (const parameter of fieldOf(node, field)?.children ?? []) {
        const value = this.#values.typeValue(fieldOf(parameter, 'type'));
        for (const name of parameter.children.filter((child) => child.field === 'name')) {
          scope.declare(name.text, value);
        }
      }
    }
  }

  #declare(node: SyntaxNode, scope: GoScope): void {
    if (node.type === 'var_spec') {
      const type = fieldOf(node, 'type');
      const names = node.children.filter((child) => child.field === 'name');
      const values = fieldOf(node, 'value')?.children ?? [];
      const given = (at: number): string | undefined => this.#assigned(names.length, values, at, scope);
      names.forEach((name, at) => scope.declare(name.text, this.#values.typeValue(type) ?? given(at)));
      return;
    }
    const left = fieldOf(node, 'left')?.children ?? [];
    const right = fieldOf(node, 'right');
    if (right === undefined) return;
    if (node.type === 'range_clause') {
      const of = this.#values.valueOf(right, scope);
      left.forEach((name, at) => scope.declare(name.text, at === left.length - 1 ? of : undefined));
    } else if (node.type === 'short_var_declaration' || node.type === 'assignment_statement') {
      left.forEach((name, at) => {
        if (name.type !== 'identifier') return;
        const value = this.#assigned(left.length, right.children, at, scope);
        if (node.type === 'short_var_declaration') scope.declare(name.text, value);
        else if (value !== undefined) scope.assign(name.text, value);
      });
    }
  }

  /** What the name at a place of a list of names gets: a value of its own, or a result of the one call on the right. */
  #assigned(names: number, values: readonly SyntaxNode[], at: number, scope: GoScope): string | undefined {
    const [first] = values;
    if (values.length === names) {
      const own = values[at];
      return own === undefined ? undefined : this.#values.valueOf(own, scope);
    }
    return first === undefined ? undefined : this.#values.valueOf(first, scope, at);
  }

  #addFact(node: SyntaxNode, scope: GoScope): void {
    const callee = fieldOf(node, 'function');
    if (callee === undefined) return;
    const value = this.#values.valueOf(callee, scope);
    if (value === ELSEWHERE || value?.startsWith('#') === true) return;
    const path = value ?? (this.#unknown ? this.#writtenPath(callee, scope) : undefined);
    if (path === undefined) return;
    const args = (fieldOf(node, 'arguments')?.children ?? []).map(literalOf);
    this.facts.push({
      line: node.line,
      root: value === undefined ? 'unknown' : 'import',
      path: `${path}(${stepText(args)})`,
      args,
      named: {},
      text: cutCallText(node.text),
    });
  }

  /** A method as it is written, of which the receiver is not known: `conn.ObjectPut`. */
  #writtenPath(callee: SyntaxNode, scope: GoScope): string | undefined {
    if (callee.type !== 'selector_expression') return undefined;
    const operand = fieldOf(callee, 'operand');
    if (operand === undefined || this.#values.valueOf(operand, scope) !== undefined) return undefined;
    const isPlain = /^\w+(?:\.\w+)*$/.test(operand.text);
    return isPlain ? `${operand.text}.${fieldOf(callee, 'field')?.text}` : undefined;
  }
}

function literalOf(node: SyntaxNode): string | null {
  if (node.type === 'raw_string_literal') return node.text.slice(1, -1);
  if (node.type !== 'interpreted_string_literal') return null;
  return node.text.includes('\\') ? null : node.text.slice(1, -1);
}

/** The one text that a call is given: in Go, it stands behind a context and a client. */
function stepText(args: readonly (string | null)[]): string {
  const [only, ...more] = args.filter((arg) => arg !== null);
  const isName = only !== undefined && more.length === 0 && only !== '' && !/['()]/.test(only);
  return isName && only.length <= LONGEST_STEP_TEXT ? `'${only}'` : '';
}
