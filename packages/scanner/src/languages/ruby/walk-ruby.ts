// SPDX-License-Identifier: Apache-2.0
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';
import { constantTexts, findDefinitions, type RubyDefinitions } from './ruby-definitions.js';
import { callPath, elementValue, formattedValue, joinedValue } from './ruby-paths.js';
import { RubyRecord } from './ruby-record.js';
import { pathValue, textValue, type PathValue, type RubyValue } from './ruby-value.js';
import { COUNTING, DISPATCHING, OF_RUBY, SAME, SELECTING } from './ruby-words.js';

/** Of a call as it is written, what is kept. */
const LONGEST_CALL = 300;
/** How far names are followed through methods and variables of the file. */
const DEEPEST = 6;
const MOST_DEPTH = 300;

type Locals = Map<string, RubyValue | undefined>;

interface Place {
  readonly locals: Locals;
  readonly className: string;
  readonly within: SyntaxNode | undefined;
  /** The value is kept under a name, and what is then done with that shows. */
  readonly isKept: boolean;
}

/** Walks a Ruby file once, in the order in which it runs, and writes down each call with what it is called on. */
export class RubyWalk {
  readonly record: RubyRecord;
  readonly #defined: RubyDefinitions;
  readonly #known = new Map<string, RubyValue | undefined>();
  #quiet = 0;
  #depth = 0;

  constructor(root: SyntaxNode) {
    this.#defined = findDefinitions(root);
    this.record = new RubyRecord({
      constants: constantTexts(this.#defined),
      methods: this.#defined.methods,
    });
    this.#visit(root, { locals: new Map(), className: '', within: undefined, isKept: false });
  }

  #visit(node: SyntaxNode, place: Place): RubyValue | undefined {
    if (this.#depth > MOST_DEPTH) return undefined;
    this.#depth += 1;
    const value = this.#step(node, place);
    this.#depth -= 1;
    return value;
  }

  #step(node: SyntaxNode, place: Place): RubyValue | undefined {
    switch (node.type) {
      case 'class':
      case 'module':
        return this.#visitClass(node, place);
      case 'method':
      case 'singleton_method':
        this.#visitMethod(node, place);
        return undefined;
      case 'assignment':
      case 'operator_assignment':
        return this.#assign(node, place);
      case 'call':
        return this.#call(node, place);
      case 'identifier':
        return this.#name(node.text, place);
      case 'instance_variable':
      case 'constant':
      case 'scope_resolution':
        return this.#variable(node.text);
      case 'string':
      case 'chained_string':
      case 'heredoc_body':
        return this.#text(node, place);
      case 'simple_symbol':
        return textValue(node.text.slice(1));
      case 'subshell':
        return this.#subshell(node, place);
      case 'hash':
        return this.#hash(node, place);
      case 'element_reference':
        return elementValue(...this.#pair(node, { ...place, isKept: true }));
      case 'binary':
        return joinedValue(...this.#pair(node, place));
      case 'conditional':
      case 'if':
      case 'unless':
      case 'case':
        return this.#either(node, place);
      case 'return':
      case 'argument_list':
      case 'parenthesized_statements':
      case 'rescue_modifier':
        return node.children.map((child) => this.#visit(child, place))[0];
      case 'begin':
      case 'body_statement':
      case 'block_body':
      case 'then':
      case 'else':
      case 'program':
        return this.#statements(node, place);
      default:
        for (const child of node.children) this.#visit(child, { ...place, isKept: false });
        return undefined;
    }
  }

  #visitClass(node: SyntaxNode, place: Place): undefined {
    const name = fieldOf(node, 'name')?.text ?? '';
    const className = place.className === '' ? name : `${place.className}::${name}`;
    const base = fieldOf(node, 'superclass')?.children[0];
    if (base?.type === 'constant' || base?.type === 'scope_resolution')
      this.record.addBase(node.line, base.text);
    for (const child of node.children) {
      if (child.field !== 'name')
        this.#visit(child, { locals: new Map(), className, within: undefined, isKept: false });
    }
  }

  #visitMethod(node: SyntaxNode, place: Place): RubyValue | undefined {
    const locals: Locals = new Map();
    for (const parameter of fieldOf(node, 'parameters')?.children ?? []) {
      const name = parameter.type === 'identifier' ? parameter : fieldOf(parameter, 'name');
      if (name !== undefined) locals.set(name.text, pathValue(name.text));
    }
    const body = fieldOf(node, 'body');
    return body === undefined
      ? undefined
      : this.#visit(body, { ...place, locals, within: node, isKept: false });
  }

  #statements(node: SyntaxNode, place: Place): RubyValue | undefined {
    let value: RubyValue | undefined;
    const last = node.children.findLastIndex(
      (child) => !['rescue', 'ensure', 'else', 'comment'].includes(child.type),
    );
    for (const [at, child] of node.children.entries()) {
      const found = this.#visit(child, at === last ? place : { ...place, isKept: false });
      if (at === last) value = found;
      if (at === last && found?.kind === 'text') this.#keepText(child, found, place);
    }
    return value;
  }

  #assign(node: SyntaxNode, place: Place): RubyValue | undefined {
    const left = fieldOf(node, 'left');
    const right = fieldOf(node, 'right');
    if (left === undefined || right === undefined) return undefined;
    const value = this.#visit(right, { ...place, isKept: true });
    if (left.type === 'identifier') {
      if (value !== undefined || node.type === 'assignment')
        place.locals.set(left.text, value ?? pathValue(left.text));
      if (value?.kind === 'text') this.#keepText(right, value, place);
    } else if (left.type === 'left_assignment_list') {
      for (const one of left.children) place.locals.set(one.text, pathValue(one.text));
    } else {
      for (const child of left.children) this.#visit(child, { ...place, isKept: false });
    }
    return value;
  }

  /** A local variable, or a method or attribute of the file, or something of which it says nothing. */
  #name(name: string, place: Place): RubyValue {
    if (place.locals.has(name)) return place.locals.get(name) ?? pathValue(name);
    return this.#ofFile(name) ?? pathValue(name);
  }

  #ofFile(name: string): RubyValue | undefined {
    const key = `def ${name}`;
    if (this.#known.has(key)) return this.#known.get(key);
    this.#known.set(key, undefined);
    const method = this.#defined.methods.get(name);
    let value: RubyValue | undefined;
    if (method !== undefined) value = this.#quietly(() => this.#visitMethod(method, NOWHERE()));
    else if (this.#defined.variables.has(`@${name}`)) value = this.#variable(`@${name}`);
    // What came by the name alone says no more than the name.
    if (value?.kind === 'path' && value.path === name) value = undefined;
    this.#known.set(key, value);
    return value;
  }

  #variable(name: string): RubyValue {
    const isOwn = name.startsWith('@');
    const plain = isOwn ? pathValue(name.replace(/^@+/, '')) : pathValue(name.replace(/^::/, ''), 'import');
    const values = this.#defined.variables.get(name);
    if (values === undefined) return plain;
    if (this.#known.has(name)) return this.#known.get(name) ?? plain;
    this.#known.set(name, undefined);
    const found = values.map((value) => this.#quietly(() => this.#visit(value, NOWHERE())));
    const best =
      found.find((one) => one?.kind === 'path' && one.root === 'import') ??
      found.find((one) => one !== undefined);
    const isPlain =
      best === undefined || (best.kind === 'path' && best.root === 'unknown' && !best.path.includes('.'));
    this.#known.set(name, isPlain ? undefined : best);
    return isPlain ? plain : best;
  }

  #quietly(find: () => RubyValue | undefined): RubyValue | undefined {
    if (this.#quiet >= DEEPEST) return undefined;
    this.#quiet += 1;
    const value = find();
    this.#quiet -= 1;
    return value;
  }

  #text(node: SyntaxNode, place: Place): RubyValue {
    let text = '';
    const pieces: string[] = [];
    for (const part of node.children) {
      if (part.type === 'string_content' || part.type === 'heredoc_content') text += part.text;
      else if (part.type === 'string') text += part.children.map((child) => child.text).join('');
      else if (part.type === 'interpolation') {
        const value = part.children.map((child) => this.#visit(child, { ...place, isKept: true }))[0];
        text += value?.kind === 'text' ? value.text : '{}';
        pieces.push(...(value?.kind === 'text' ? value.pieces : [value?.path ?? part.text]));
      }
    }
    return textValue(text, pieces);
  }

  /** A command in backticks is run as system() runs it. */
  #subshell(node: SyntaxNode, place: Place): undefined {
    const command = this.#text(node, place);
    if (this.#quiet > 0) return;
    const { className, within } = place;
    const call = {
      line: node.line,
      name: 'system',
      receiver: undefined,
      args: [command],
      named: new Map(),
      argNodes: [node],
    };
    const text = node.text.slice(0, LONGEST_CALL);
    this.record.calls.push({ ...call, className, within, text });
  }

  #keepText(node: SyntaxNode, value: RubyValue, { className }: Place): void {
    if (this.#quiet > 0 || value.kind !== 'text' || !value.text.includes('/')) return;
    this.record.texts.push({ line: node.line, value, className });
  }

  /** Options that name a service stand for its name: `connect(:service => 'Network')`. */
  #hash(node: SyntaxNode, place: Place): RubyValue | undefined {
    let service: RubyValue | undefined;
    for (const pair of node.children) {
      const value = this.#visit(pair.children.at(-1) ?? pair, { ...place, isKept: false });
      if (/^:?['"]?service['"]?:?$/.test(fieldOf(pair, 'key')?.text ?? '') && value?.kind === 'text')
        service = value;
    }
    return service;
  }

  #pair(node: SyntaxNode, place: Place): [RubyValue | undefined, RubyValue | undefined] {
    const [first, second] = node.children.map((child) => this.#visit(child, place));
    return [first, second];
  }

  #either(node: SyntaxNode, place: Place): RubyValue | undefined {
    const values = node.children.map((child) => ({
      isCondition: child.field === 'condition' || child.field === 'value',
      value: this.#visit(child, child.field === 'condition' ? { ...place, isKept: true } : place),
    }));
    const results = values.flatMap(({ isCondition, value }) =>
      isCondition || value === undefined ? [] : [value],
    );
    return results.find((one) => one.kind === 'path' && one.root === 'import') ?? results[0];
  }

  #call(node: SyntaxNode, place: Place): RubyValue | undefined {
    const receiverNode = fieldOf(node, 'receiver');
    const isOnSelf = receiverNode === undefined || receiverNode.type === 'self';
    const receiver = isOnSelf ? undefined : this.#visit(receiverNode, { ...place, isKept: true });
    const { argNodes, args, named, toEach } = this.#arguments(node, place);
    const dispatched = fieldOf(node, 'method')?.text ?? 'call';
    const [first] = args;
    const base = receiver?.kind === 'path' ? receiver : undefined;
    const symbol = dispatchedName(dispatched, base, args);
    const isDispatch = symbol !== undefined;
    const name = symbol ?? dispatched;
    const block = fieldOf(node, 'block');
    if (isOnSelf && this.#isImport(node, name, first)) return undefined;

    const own = isOnSelf && !place.locals.has(name) ? this.#ofFile(name) : undefined;
    const isCalled = argNodes.length > 0 && !isDispatch;
    const isNamed = isOnSelf || base !== undefined;
    const value = own ?? (isNamed ? callPath({ name, base, args, named, isCalled }) : undefined);
    if (this.#quiet === 0 && (!isOnSelf || !OF_RUBY.has(name))) {
      const { className, within } = place;
      const text = node.text.slice(0, LONGEST_CALL);
      this.record.addCall(
        { line: node.line, name, receiver: base, args, named, argNodes, className, within, text },
        value,
        {
          toEach,
          isOwn: isOnSelf && this.#defined.methods.has(name),
          isList: dispatched === 'handled_list',
          isKept: place.isKept,
        },
      );
    }
    const given = block === undefined ? undefined : this.#block(block, { name, base, value }, place);
    if (receiver?.kind === 'text') return SAME.has(name) || name === 'to_s' ? receiver : undefined;
    if (base !== undefined && (SELECTING.has(name) || SAME.has(name))) return base;
    if (COUNTING.has(name) && base !== undefined) return undefined;
    if (name === 'format' || name === 'sprintf') return formattedValue(first);
    if ((name === 'join' || name === 'parse') && first?.kind === 'text') return first;
    return given ?? value;
  }

  #arguments(node: SyntaxNode, place: Place) {
    const argNodes = fieldOf(node, 'arguments')?.children ?? [];
    const args: (RubyValue | undefined)[] = [];
    const named = new Map<string, RubyValue | undefined>();
    let toEach: string | undefined;
    const pairs = argNodes.flatMap((arg) => (arg.type === 'hash' ? arg.children : [arg]));
    for (const arg of pairs) {
      if (arg.type === 'pair') {
        const key = fieldOf(arg, 'key')?.text.replaceAll(/^:|:$|['"]/g, '') ?? '';
        const value = fieldOf(arg, 'value');
        named.set(key, value === undefined ? undefined : this.#visit(value, place));
      } else if (arg.type === 'block_argument') {
        const symbol = arg.children[0];
        if (symbol?.type === 'simple_symbol') toEach = symbol.text.slice(1);
      } else {
        args.push(this.#visit(arg, place));
      }
    }
    return { argNodes: argNodes.filter((arg) => arg.type !== 'block_argument'), args, named, toEach };
  }

  #isImport(node: SyntaxNode, name: string, first: RubyValue | undefined): boolean {
    if (name !== 'require' && name !== 'autoload' && name !== 'gem') return false;
    if (first?.kind === 'text' && this.#quiet === 0)
      this.record.imports.push({ line: node.line, module: first.text });
    return true;
  }

  /** Walks a block; gives what a wrapper's block gives (`with_retries { … }`). */
  #block(
    block: SyntaxNode,
    {
      name,
      base,
      value,
    }: { readonly name: string; readonly base: PathValue | undefined; readonly value: RubyValue | undefined },
    place: Place,
  ): RubyValue | undefined {
    const locals: Locals = new Map(place.locals);
    const parameters = fieldOf(block, 'parameters')?.children ?? [];
    const isElement = SELECTING.has(name) || COUNTING.has(name) || SAME.has(name);
    for (const [at, parameter] of parameters.entries()) {
      const plain = pathValue(parameter.text);
      locals.set(parameter.text, at === 0 ? ((isElement ? base : value) ?? plain) : plain);
    }
    const body = fieldOf(block, 'body');
    const given = body === undefined ? undefined : this.#visit(body, { ...place, locals });
    for (const [key, one] of locals)
      if (place.locals.has(key) && !parameters.some((each) => each.text === key)) place.locals.set(key, one);
    return parameters.length === 0 && !isElement ? given : undefined;
  }
}

/**
 * The method that a call names by its first argument: `send(:delete)`; Aviator's `compute_service.request(:create_server)`
 * and `session.request(:compute_service, :create_server)`.
 */
function dispatchedName(
  method: string,
  base: PathValue | undefined,
  [first, second]: readonly (RubyValue | undefined)[],
): string | undefined {
  if (first?.kind !== 'text') return undefined;
  if (DISPATCHING.has(method)) return first.text;
  if (method !== 'request' || base === undefined) return undefined;
  if (base.path.endsWith('_service')) return first.text;
  const isService = first.text.endsWith('_service') && second?.kind === 'text';
  return isService ? `${first.text}.${second.text}` : undefined;
}

function NOWHERE(): Place {
  return { locals: new Map(), className: '', within: undefined, isKept: true };
}
