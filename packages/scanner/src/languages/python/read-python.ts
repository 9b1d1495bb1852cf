// SPDX-License-Identifier: Apache-2.0
import { Query, type Node, type QueryMatch } from 'web-tree-sitter';
import { grammarOf, parseSource } from '../../parse/grammars.js';
import { UNKNOWN, type Expression } from './expression.js';
import { parseExpression } from './parse-expression.js';
import { readImport } from './read-import.js';
import type { Binding, PythonCall, PythonFile, PythonImport, Scope } from './python-file.js';

const QUERY = `
(import_statement) @import
(import_from_statement) @import
(decorated_definition (decorator) @decorator definition: (function_definition name: (identifier) @decorated))
(class_definition name: (identifier) @name superclasses: (argument_list)? @bases) @class
(function_definition name: (identifier) @name parameters: (parameters) @parameters) @function
(assignment left: (_) @left type: (type)? @type right: (_)? @right)
(named_expression name: (_) @left value: (_) @right)
(as_pattern (_) @right alias: (as_pattern_target (_) @left))
(for_statement left: (_) @left right: (_) @right)
(for_in_clause left: (_) @left right: (_) @right) @clause
(return_statement (_) @return)
(call function: (_) @callee arguments: (argument_list) @arguments) @call
`;

let query: Query | undefined;

type Captures = Readonly<Partial<Record<string, Node>>>;

/**
 * Reads a Python file: its imports, scopes, bindings, and calls, in the order of the text.
 * @returns undefined when it takes too long to be parsed
 */
export function readPython(text: string): PythonFile | undefined {
  const tree = parseSource('python', text);
  if (tree === null) return undefined;
  try {
    query ??= new Query(grammarOf('python'), QUERY);
    return new FileReader(text).read(query.matches(tree.rootNode));
  } finally {
    tree.delete();
  }
}

class FileReader {
  private readonly text: string;
  private readonly imports: PythonImport[] = [];
  private readonly imported = new Map<string, string>();
  private readonly calls: PythonCall[] = [];
  private readonly properties = new Set<number>();
  private readonly module: Scope;
  private scope: Scope;

  constructor(text: string) {
    this.text = text;
    this.module = newScope('module', '', 0, text.length, undefined);
    this.scope = this.module;
  }

  read(matches: readonly QueryMatch[]): PythonFile {
    const facts = matches.map((match) => {
      const captures: Captures = Object.fromEntries(match.captures.map(({ name, node }) => [name, node]));
      return { captures, at: Math.min(...match.captures.map(({ node }) => node.startIndex)) };
    });
    for (const { captures, at } of facts.toSorted((one, other) => one.at - other.at)) {
      while (at >= this.scope.end && this.scope.parent !== undefined) this.scope = this.scope.parent;
      this.take(captures, at);
    }
    const { module, imports, imported, calls } = this;
    return { module, imports, imported, calls };
  }

  private take(captures: Captures, at: number): void {
    const { decorated, decorator } = captures;
    if (captures['import'] !== undefined) this.takeImport(captures['import']);
    else if (decorated !== undefined && decorator !== undefined) {
      if (/property\b/.test(this.slice(decorator))) this.properties.add(decorated.startIndex);
    } else if (captures['class'] !== undefined) this.takeClass(captures, captures['class']);
    else if (captures['function'] !== undefined) this.takeFunction(captures, captures['function']);
    else if (captures['left'] !== undefined) this.takeBinding(captures, captures['left'], at);
    else if (captures['return'] !== undefined) this.scope.returns.push(this.expression(captures['return']));
    else if (captures['callee'] !== undefined) this.takeCall(captures, captures['callee'], at);
  }

  private takeImport(node: Node): void {
    for (const { module, name, isMember } of readImport(this.slice(node))) {
      this.imports.push({ line: node.startPosition.row + 1, module });
      // `import a.b` binds a, which is what the file then calls a.b.c by.
      if (name !== undefined) this.imported.set(name, isMember ? module : module.split('.')[0]!);
    }
  }

  private takeClass({ name, bases }: Captures, node: Node): void {
    const list = bases === undefined ? UNKNOWN : parseExpression(`f${this.slice(bases)}`);
    const scope = newScope('class', this.slice(name!), node.startIndex, node.endIndex, this.scope, {
      bases: list.kind === 'call' ? list.args : [],
    });
    this.scope.classes.set(scope.name, scope);
    this.scope = scope;
  }

  private takeFunction({ name, parameters }: Captures, node: Node): void {
    const scope = newScope('function', this.slice(name!), node.startIndex, node.endIndex, this.scope, {
      isProperty: this.properties.has(name!.startIndex),
    });
    this.scope.functions.set(scope.name, scope);
    for (const { parameter, type } of parametersOf(this.slice(parameters!))) {
      const value = type === undefined ? UNKNOWN : parseExpression(type);
      bind(scope.names, parameter, { at: node.startIndex, value, scope, isType: type !== undefined });
    }
    this.scope = scope;
  }

  private takeBinding({ type, right, clause }: Captures, left: Node, place: number): void {
    const target = parseExpression(this.slice(left));
    // A comprehension binds its names behind where it uses them.
    const at = clause?.parent?.startIndex ?? place;
    const declared = right === undefined && type !== undefined;
    const value = declared ? this.expression(type) : right === undefined ? UNKNOWN : this.expression(right);
    const { scope } = this;
    const binding: Binding = { at, value, scope, ...(declared ? { isType: true } : {}) };
    if (target.kind === 'name') bind(scope.names, target.name, binding);
    else if (target.kind === 'list') {
      const values = value.kind === 'list' && value.items.length === target.items.length ? value.items : [];
      for (const [index, item] of target.items.entries()) {
        if (item.kind === 'name')
          bind(scope.names, item.name, { at, value: values[index] ?? UNKNOWN, scope });
      }
    } else if (target.kind === 'attribute' && target.of.kind === 'name' && isSelf(target.of.name)) {
      const owner = classOf(scope);
      if (owner !== undefined) bind(owner.attributes, target.name, binding);
    }
  }

  private takeCall({ call, arguments: args }: Captures, callee: Node, at: number): void {
    this.calls.push({
      at,
      line: callee.endPosition.row + 1,
      callee: this.expression(callee),
      args: this.slice(args!),
      text: this.slice(call!),
      scope: this.scope,
    });
  }

  private expression(node: Node): Expression {
    return parseExpression(this.slice(node));
  }

  private slice(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }
}

function newScope(
  kind: Scope['kind'],
  name: string,
  start: number,
  end: number,
  parent: Scope | undefined,
  more: Partial<Pick<Scope, 'bases' | 'isProperty'>> = {},
): Scope {
  return {
    kind,
    name,
    start,
    end,
    parent,
    names: new Map(),
    classes: new Map(),
    functions: new Map(),
    bases: [],
    attributes: new Map(),
    returns: [],
    isProperty: false,
    ...more,
  };
}

function bind(names: Map<string, Binding[]>, name: string, binding: Binding): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, [binding]);
  else known.push(binding);
}

/** The class in whose method a scope lies. */
export function classOf(scope: Scope): Scope | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    if (at.kind === 'class') return at;
  return undefined;
}

export function isSelf(name: string): boolean {
  return name === 'self' || name === 'cls';
}

/** Names of parameters with their declared types; without those that gather the rest. */
function parametersOf(text: string): readonly { parameter: string; type: string | undefined }[] {
  const found: { parameter: string; type: string | undefined }[] = [];
  for (const [, parameter, type] of text.matchAll(
    /[(,]\s*([A-Za-z_]\w*)\s*(?::\s*([A-Za-z_][\w.]*(?:\s*\|\s*None)?|'[\w.]+'|"[\w.]+"))?(?=\s*[,=)\n])/g,
  )) {
    if (parameter !== undefined && !isSelf(parameter)) {
      found.push({ parameter, type: type?.replaceAll(/['"]|\s*\|\s*None/g, '') });
    }
  }
  return found;
}
