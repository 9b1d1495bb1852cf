// SPDX-License-Identifier: Apache-2.0
import { fieldOf, type SyntaxNode } from '../parse/syntax-node.js';
import { textOf, UNKNOWN, type CallExpression, type Expression } from './expression.js';
import type { GrammarTable, MemberFields } from './grammar-table.js';
import { Scope, type FileFlow } from './scope.js';

/** What differs from language to language beyond the names of nodes. */
export interface LanguageRules {
  readonly table: GrammarTable;
  /** What a name of a type or module stands for where the file declares nothing by it. */
  readonly foreign: (name: string, file: FileFlow) => Expression | undefined;
  /** Reads what only this language has (imports, macros); undefined where the table is to be asked. */
  readonly own: (node: SyntaxNode, scope: Scope) => Expression | undefined;
}

/** Reads any node of a language that a table describes, and into the file what stands in it. */
export function readByTable(node: SyntaxNode, scope: Scope, rules: LanguageRules): Expression {
  const own = rules.own(node, scope);
  if (own !== undefined) return own;
  const { table } = rules;
  const { type } = node;
  if (table.self.has(type) || (table.names.has(type) && /^\$?(?:this|self)$/.test(node.text))) {
    return { kind: 'name', name: 'this', scope };
  }
  if (table.names.has(type)) return readName(node.text.replace(/^\$/, ''), scope, rules);
  if (table.scoped.has(type)) return scoped(node.text, scope, rules);
  if (table.strings.has(type)) return readText(node, scope, rules);
  const member = table.members.get(type);
  if (member !== undefined) return readMember(node, member, scope, rules);
  if (table.calls.has(type) || table.creations.has(type)) return readCall(node, scope, rules);
  if (table.assignments.has(type)) return readAssignment(node, scope, rules);
  if (table.functions.has(type)) return readFunction(node, scope, rules);
  if (table.classes.has(type)) return readClass(node, scope, rules);
  if (table.records.has(type)) return readRecord(node, scope, rules);
  if (table.declarations.has(type)) return readDeclaration(node, scope, rules);
  if (table.loops.has(type)) return readLoop(node, scope, rules);
  const parts = node.children.map((child) => readByTable(child, scope, rules));
  if (table.returns.has(type)) scope.returns.push(...parts.slice(-1));
  if (table.either.has(type)) return { kind: 'either', options: parts.slice(1) };
  if (table.binary.has(type)) return readBinary(node, parts, table);
  return table.transparent.has(type) ? (parts[0] ?? UNKNOWN) : UNKNOWN;
}

function readName(name: string, scope: Scope, rules: LanguageRules): Expression {
  const known = scope.find(name) === undefined ? rules.foreign(name, scope.file) : undefined;
  return known ?? { kind: 'name', name, scope };
}

function scoped(text: string, scope: Scope, rules: LanguageRules): Expression {
  const [first = '', ...rest] = text
    .replace(/^\\/, '')
    .replace(/^::/, '')
    .split(/::|\\|\./);
  const isWhole = text.startsWith('\\') || scope.find(first) === undefined;
  const start: Expression = isWhole ? { kind: 'import', path: first } : readName(first, scope, rules);
  return rest.reduce<Expression>((of, name) => ({ kind: 'member', of, name }), start);
}

function readText(node: SyntaxNode, scope: Scope, rules: LanguageRules): Expression {
  if (node.children.length === 0) return textOf(node.text.replaceAll(/^[^'"]*["']|["']$/g, ''));
  return textOf(
    ...node.children
      .filter((child) => !child.type.endsWith('_start'))
      .map((child) => {
        if (rules.table.literals.has(child.type)) return child.text;
        const inner =
          child.type === 'interpolation' ? child.children.find((one) => !one.type.endsWith('_brace')) : child;
        return inner === undefined ? '' : readByTable(inner, scope, rules);
      }),
  );
}

function readMember(node: SyntaxNode, fields: MemberFields, scope: Scope, rules: LanguageRules): Expression {
  const of = fieldOf(node, fields.of) ?? node.children[0];
  const name = (fieldOf(node, fields.name) ?? node.children.at(-1))?.text.replace(/^\$/, '') ?? '';
  return { kind: 'member', of: of === undefined ? UNKNOWN : readByTable(of, scope, rules), name };
}

function readCall(node: SyntaxNode, scope: Scope, rules: LanguageRules): Expression {
  const how = rules.table.calls.get(node.type);
  const target =
    how !== undefined && 'callee' in how
      ? fieldOf(node, how.callee)
      : (fieldOf(node, 'type') ?? node.children[0]);
  const callee: Expression =
    how !== undefined && !('callee' in how)
      ? readMember(node, how, scope, rules)
      : target === undefined
        ? UNKNOWN
        : readByTable(target, scope, rules);
  const passed = node.children.find(
    (child) => child.field === 'arguments' || /^argument(?:s|_list)$/.test(child.type),
  );
  const args: Expression[] = [];
  const byName = new Map<string, Expression>();
  for (const argument of passed?.children ?? []) {
    const value = argument.type === 'argument' ? argument.children.at(-1) : argument;
    if (value === undefined) continue;
    const read = readByTable(value, scope, rules);
    const name = argument.type === 'argument' ? fieldOf(argument, 'name')?.text : undefined;
    if (name === undefined) args.push(read);
    else byName.set(name, read);
  }
  if (callee.kind === 'member' && rules.table.same.test(callee.name)) return callee.of;
  const call: CallExpression = {
    kind: 'call',
    callee,
    args,
    named: byName,
    line:
      (callee.kind === 'member' ? node.children.find((child) => child.field === 'name')?.line : undefined) ??
      node.line,
    text: node.text.slice(0, 300),
    scope,
  };
  scope.file.calls.push(call);
  const handler = args.find((argument) => argument.kind === 'function');
  if (handler?.kind === 'function' && handler.scope.params[0] !== undefined && callee.kind === 'member') {
    handler.scope.bind(handler.scope.params[0], { kind: 'element', of: callee.of });
  }
  return call;
}

function readAssignment(node: SyntaxNode, scope: Scope, rules: LanguageRules): Expression {
  const left = fieldOf(node, 'left') ?? node.children[0];
  const right = fieldOf(node, 'right') ?? node.children.at(-1);
  if (left === undefined || right === undefined) return UNKNOWN;
  const value = readByTable(right, scope, rules);
  const to = rules.table.names.has(left.type) ? undefined : readByTable(left, scope, rules);
  if (to === undefined)
    (scope.find(left.text.replace(/^\$/, '')) ?? scope).bind(left.text.replace(/^\$/, ''), value);
  else if (to.kind === 'member' && to.of.kind === 'name') {
    const home = to.of.name === 'this' ? scope.members : (scope.find(to.of.name) ?? scope);
    home.write(`${to.of.name}.${to.name}`, value);
    if (to.of.name === 'this') scope.file.addMember(to.name, value);
  }
  return value;
}

/** A value, or an instance of the declared type where there is none. */
function readDeclaration(node: SyntaxNode, scope: Scope, rules: LanguageRules): Expression {
  const fields = rules.table.declarations.get(node.type);
  const name = fields === undefined ? undefined : (fieldOf(node, fields.name) ?? node.children[0]);
  if (fields === undefined || name === undefined) return UNKNOWN;
  const value =
    fields.value === undefined
      ? node.children.find((child) => child !== name && child.field !== fields.type)
      : fieldOf(node, fields.value);
  const read =
    value === undefined
      ? instanceOf(fieldOf(node, fields.type ?? ''), scope, rules)
      : readByTable(value, scope, rules);
  scope.bind(name.text.replace(/^\$/, ''), read);
  return read;
}

function instanceOf(type: SyntaxNode | undefined, scope: Scope, rules: LanguageRules): Expression {
  const plain = type?.type === 'reference_type' ? type.children.at(-1) : type;
  const named = plain?.type === 'named_type' || plain?.type === 'nullable_type' ? plain.children[0] : plain;
  if (
    named === undefined ||
    !(
      rules.table.names.has(named.type) ||
      rules.table.scoped.has(named.type) ||
      named.type === 'type_identifier'
    )
  ) {
    return UNKNOWN;
  }
  const callee = scoped(named.text, scope, rules);
  const known = callee.kind === 'import' ? (rules.foreign(callee.path, scope.file) ?? callee) : callee;
  return {
    kind: 'call',
    callee: known,
    args: [],
    named: new Map(),
    line: named.line,
    text: named.text,
    scope,
  };
}

function readFunction(node: SyntaxNode, outer: Scope, rules: LanguageRules): Expression {
  const name = fieldOf(node, 'name')?.text ?? '';
  const scope = new Scope(outer.file, outer, { name });
  if (name !== '') outer.file.addFunction(scope, name);
  const list = fieldOf(node, 'parameters');
  const parameters = list === undefined ? [] : rules.table.parameters.has(list.type) ? [list] : list.children;
  for (const parameter of parameters) {
    if (parameter.type === 'self_parameter') continue;
    const own = fieldOf(parameter, 'name') ?? fieldOf(parameter, 'pattern') ?? parameter;
    const text = own.text.replace(/^\$/, '');
    scope.params.push(text);
    const instance = instanceOf(fieldOf(parameter, 'type'), scope, rules);
    if (instance.kind !== 'unknown') scope.bind(text, instance);
  }
  const body = fieldOf(node, 'body');
  if (body !== undefined) {
    const read = readByTable(body, scope, rules);
    if (read.kind !== 'unknown') scope.returns.push(read);
  }
  return { kind: 'function', scope };
}

function readClass(node: SyntaxNode, outer: Scope, rules: LanguageRules): Expression {
  const scope = new Scope(outer.file, outer, {
    isClass: true,
    name: (fieldOf(node, 'name') ?? fieldOf(node, 'type'))?.text ?? '',
  });
  const body = fieldOf(node, 'body') ?? node.children.at(-1);
  for (const member of body?.children ?? []) {
    if (!rules.table.fields.has(member.type)) {
      readByTable(member, scope, rules);
      continue;
    }
    for (const [name, value] of fieldsOf(member, scope, rules)) {
      scope.write(`this.${name}`, value);
      scope.file.addMember(name, value);
      scope.bind(name, value);
    }
  }
  return UNKNOWN;
}

/** Names and values of what a class holds: `private string $k = 'x';`, `const string P = "/x";`, `c: Cloud`. */
function fieldsOf(
  member: SyntaxNode,
  scope: Scope,
  rules: LanguageRules,
): readonly (readonly [string, Expression])[] {
  const type =
    fieldOf(member, 'type') ??
    member.children.flatMap((child) => child.children).find((child) => child.field === 'type');
  const holders = member.children.flatMap((child) =>
    child.type === 'variable_declaration' ? child.children : [child],
  );
  const own = holders.filter((child) => /_(?:element|declarator)$/.test(child.type));
  return (own.length > 0 ? own : [member]).flatMap((one) => {
    const name = fieldOf(one, 'name') ?? one.children.find((child) => rules.table.names.has(child.type));
    if (name === undefined) return [];
    const value =
      fieldOf(one, 'default_value') ??
      fieldOf(one, 'value') ??
      (own.length > 0 ? one.children.findLast((child) => child !== name) : undefined);
    const inner = value?.type === 'arrow_expression_clause' ? value.children[0] : value;
    const read = inner === undefined ? instanceOf(type, scope, rules) : readByTable(inner, scope, rules);
    return [[name.text.replace(/^\$/, ''), read] as const];
  });
}

function readRecord(node: SyntaxNode, scope: Scope, rules: LanguageRules): Expression {
  const entries = new Map<string, Expression>();
  const items: Expression[] = [];
  for (const child of node.children) {
    const [key, value] = rules.table.pairs.has(child.type) ? child.children : [undefined, child];
    if (key === undefined || value === undefined) {
      const [only] = rules.table.pairs.has(child.type) ? child.children : [child];
      if (only !== undefined) items.push(readByTable(only, scope, rules));
    } else entries.set(key.text.replaceAll(/^['"]|['"]$/g, ''), readByTable(value, scope, rules));
  }
  return entries.size === 0 && items.length > 0
    ? { kind: 'list', items }
    : { kind: 'record', entries, rest: [], line: node.line };
}

function readLoop(node: SyntaxNode, scope: Scope, rules: LanguageRules): Expression {
  const fields = rules.table.loops.get(node.type);
  const body = fieldOf(node, 'body');
  const plain = node.children.filter((child) => child !== body);
  const of = fields?.of === null ? plain[0] : fieldOf(node, fields?.of ?? '');
  const name = fields?.name === null ? plain.at(-1) : fieldOf(node, fields?.name ?? '');
  if (of !== undefined && name !== undefined) {
    scope.bind(name.text.replace(/^.*\$/s, ''), { kind: 'element', of: readByTable(of, scope, rules) });
  }
  if (body !== undefined) readByTable(body, scope, rules);
  return UNKNOWN;
}

function readBinary(node: SyntaxNode, parts: readonly Expression[], table: GrammarTable): Expression {
  const [left, right] = node.children;
  const [first = UNKNOWN, second = UNKNOWN] = parts;
  if (left === undefined || right === undefined) return UNKNOWN;
  const between = node.text.slice(left.text.length, node.text.length - right.text.length).trim();
  if (table.concatenation.test(between)) return textOf(first, second);
  return /^(?:\?\?|\|\||or)$/.test(between) ? { kind: 'either', options: [first, second] } : UNKNOWN;
}
