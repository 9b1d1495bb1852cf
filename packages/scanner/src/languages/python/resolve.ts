// SPDX-License-Identifier: Apache-2.0
import type { CallFact } from '../../sdks/call-fact.js';
import { HOLE } from '../../rest/source-path.js';
import { literalOf, type Expression } from './expression.js';
import type { Binding, PythonFile, Scope } from './python-file.js';
import { classOf, isSelf } from './read-python.js';
import { textOf } from './text-of.js';

/** What an expression stands for within its file. */
export type Value =
  | { readonly kind: 'path'; readonly root: CallFact['root']; readonly path: string }
  | { readonly kind: 'class'; readonly scope: Scope }
  | { readonly kind: 'instance'; readonly scope: Scope }
  | { readonly kind: 'function'; readonly scope: Scope };

/** A function that hands back the answer to a call on one of its arguments. */
export interface Passed {
  readonly argument: number;
  readonly gives?: string | undefined;
}

const MAX_DEPTH = 24;
const MAX_PATH = 400;
/** Longest text that a step carries. */
const MAX_TEXT = 60;

/** Resolves expressions of one file to what they stand for. Remembers what was bound, so one a file. */
export class Resolver {
  private readonly file: PythonFile;
  private readonly passes: ReadonlyMap<string, Passed>;
  private readonly known = new Map<Binding | Scope, Value | undefined>();
  private depth = 0;

  constructor(file: PythonFile, passes: ReadonlyMap<string, Passed>) {
    this.file = file;
    this.passes = passes;
  }

  /** @param at place in the text: of several bindings of a name the last before it counts */
  resolve(expression: Expression, scope: Scope, at: number): Value | undefined {
    if (this.depth >= MAX_DEPTH) return undefined;
    this.depth += 1;
    const value = this.step(expression, scope, at);
    this.depth -= 1;
    return value?.kind === 'path' && value.path.length > MAX_PATH ? undefined : value;
  }

  private step(expression: Expression, scope: Scope, at: number): Value | undefined {
    switch (expression.kind) {
      case 'name':
        return this.name(expression.name, scope, at);
      case 'attribute':
        return this.attribute(this.resolve(expression.of, scope, at), expression.name);
      case 'item':
        return this.resolve(expression.of, scope, at);
      case 'either':
        return this.best(expression.options.map((option) => this.resolve(option, scope, at)));
      case 'call':
        return this.called(expression, scope, at);
      default:
        return undefined;
    }
  }

  private called(
    { of, args }: Extract<Expression, { kind: 'call' }>,
    scope: Scope,
    at: number,
  ): Value | undefined {
    if (of.kind === 'name' && of.name === 'getattr') {
      const name = this.nameOf(args[1], scope, at);
      return name === undefined || args[0] === undefined
        ? undefined
        : this.attribute(this.resolve(args[0], scope, at), name);
    }
    const callee = this.resolve(of, scope, at);
    switch (callee?.kind) {
      case 'class':
        return { kind: 'instance', scope: callee.scope };
      case 'function':
        return (
          this.returned(callee.scope) ?? { kind: 'path', root: 'unknown', path: `${callee.scope.name}()` }
        );
      case 'path': {
        const passed = this.passes.get(`${callee.path}()`);
        const given = passed?.gives === undefined ? undefined : args[passed.argument];
        if (given !== undefined) {
          const part = this.resolve(given, scope, at);
          if (part?.kind === 'path') return { ...part, path: `${part.path}.${passed?.gives}()` };
        }
        const text = args.length === 1 ? (literalOf(args[0]) ?? constantName(args[0])) : null;
        const inside = text !== null && text.length <= MAX_TEXT && /^[\w. -]+$/.test(text) ? `'${text}'` : '';
        return { ...callee, path: `${callee.path}(${inside})` };
      }
      default:
        return undefined;
    }
  }

  /** The name that getattr is given: `*` stands for a part that is not known. */
  private nameOf(expression: Expression | undefined, scope: Scope, at: number): string | undefined {
    if (expression === undefined) return undefined;
    const bindings = expression.kind === 'name' ? (scope.names.get(expression.name) ?? []) : [];
    const texts = bindings.map((binding) => textOf(binding.value, binding.scope, binding.at));
    const text = texts.find((one) => one?.includes(HOLE)) ?? textOf(expression, scope, at);
    const name = text?.replaceAll(HOLE, '*');
    return name !== undefined && /^\w*\*?\w*$/.test(name) && name.length > 2 ? name : undefined;
  }

  private name(name: string, scope: Scope, at: number): Value | undefined {
    const owner = isSelf(name) ? classOf(scope) : undefined;
    if (owner !== undefined) return { kind: 'instance', scope: owner };
    for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) {
      // What a class binds is not seen in its methods without self.
      if (here.kind === 'class' && here !== scope) continue;
      const bindings = here.names.get(name);
      if (bindings !== undefined) {
        const value = this.bound(bindings, here === scope ? at : Infinity);
        return value ?? { kind: 'path', root: 'unknown', path: name };
      }
      const klass = here.classes.get(name);
      if (klass !== undefined) return { kind: 'class', scope: klass };
      const defined = here.functions.get(name);
      if (defined !== undefined) return { kind: 'function', scope: defined };
    }
    const module = this.file.imported.get(name);
    return module === undefined
      ? { kind: 'path', root: 'unknown', path: name }
      : { kind: 'path', root: 'import', path: module };
  }

  /** The last binding before a place that can be resolved to the end, else the last that can at all. */
  private bound(bindings: readonly Binding[], at: number): Value | undefined {
    const before = bindings.filter((binding) => binding.at < at);
    const values = before.toReversed().map((binding) => this.remember(binding, () => this.value(binding)));
    return this.best(values);
  }

  private value(binding: Binding): Value | undefined {
    const value = this.resolve(binding.value, binding.scope, binding.at);
    if (binding.isType !== true) return value;
    if (value?.kind === 'class') return { kind: 'instance', scope: value.scope };
    return value?.kind === 'path' && value.root === 'import'
      ? { ...value, path: `${value.path}()` }
      : undefined;
  }

  private best(values: readonly (Value | undefined)[]): Value | undefined {
    return (
      values.find((value) => value !== undefined && isKnown(value)) ??
      values.find((value) => value !== undefined)
    );
  }

  private attribute(of: Value | undefined, name: string): Value | undefined {
    if (of === undefined) return undefined;
    if (of.kind === 'path') return { ...of, path: `${of.path}.${name}` };
    if (of.kind === 'function') return { kind: 'path', root: 'unknown', path: `${of.scope.name}.${name}` };
    return this.member(of.scope, name, new Set());
  }

  /** What an attribute of a class's instance stands for: bound on self, defined, or of a class that it derives from. */
  private member(scope: Scope, name: string, seen: Set<Scope>): Value | undefined {
    seen.add(scope);
    const method = scope.functions.get(name);
    if (method !== undefined && !method.isProperty) return { kind: 'function', scope: method };
    const value =
      method === undefined
        ? this.best([
            this.bound(scope.attributes.get(name) ?? [], Infinity),
            this.bound(scope.names.get(name) ?? [], Infinity),
          ])
        : this.returned(method);
    if (value !== undefined && isKnown(value)) return value;
    for (const base of scope.bases) {
      const origin = this.resolve(base, scope.parent ?? scope, Infinity);
      if (origin?.kind === 'class' && !seen.has(origin.scope)) {
        const found = this.member(origin.scope, name, seen);
        if (found !== undefined && isKnown(found)) return found;
      } else if (origin?.kind === 'path' && origin.root === 'import') {
        return { kind: 'path', root: 'import', path: `${origin.path}().${name}` };
      }
    }
    return { kind: 'path', root: 'unknown', path: `self.${name}` };
  }

  private returned(scope: Scope): Value | undefined {
    return this.remember(scope, () =>
      this.best(scope.returns.map((value) => this.resolve(value, scope, Infinity))),
    );
  }

  /** Asked again while it is being found, it is unknown: names may be bound in a circle. */
  private remember(key: Binding | Scope, find: () => Value | undefined): Value | undefined {
    if (this.known.has(key)) return this.known.get(key);
    this.known.set(key, undefined);
    const value = find();
    this.known.set(key, value);
    return value;
  }
}

function isKnown(value: Value): boolean {
  return value.kind !== 'path' || value.root === 'import';
}

/** `Provider.OPENSTACK` tells as much as a text would. */
function constantName(expression: Expression | undefined): string | null {
  return expression?.kind === 'attribute' && /^[A-Z][A-Z0-9_]+$/.test(expression.name)
    ? expression.name
    : null;
}
