// SPDX-License-Identifier: Apache-2.0
import type { CallExpression, Expression, MemberExpression, NameExpression } from './expression.js';
import { UNKNOWN } from './expression.js';
import { FrameCache } from './frame-cache.js';
import type { Scope } from './scope.js';

/** What the parameters of a function are in one call of it. */
export interface Frame {
  readonly scope: Scope;
  readonly args: readonly Expression[];
  readonly named: ReadonlyMap<string, Expression>;
  /** The frame in which the arguments are to be read. */
  readonly caller: Frame | undefined;
  readonly call: CallExpression;
}

/** An expression that names nothing else in the file any more, with the frame in which it is to be read. */
export interface Value {
  readonly expression: Expression;
  readonly frame: Frame | undefined;
}

/** Values that one expression can have, at most; and how far names and calls are followed. */
const MOST_VALUES = 8;
const DEEPEST = 24;
/** Steps that the values of one expression may cost: what is wound more is left unknown. */
const MOST_STEPS = 4000;

/** Functions that give a record made of their arguments, or one argument as it is. */
const MERGES: ReadonlySet<string> = new Set(['assign', 'extend', 'merge', 'defaults', 'array_merge']);
const AS_THEY_ARE: ReadonlySet<string> = new Set([
  'stringify',
  'json_encode',
  'SerializeObject',
  'Serialize',
  'clone',
  'cloneDeep',
  'freeze',
  'json',
  'StringContent',
  'JsonContent',
  'Some',
  'Ok',
]);

interface Walk {
  steps: number;
  depth: number;
  readonly open: Set<unknown>;
}

/**
 * What an expression can stand for within its file: names are replaced by what is assigned to them, members by what
 * records and classes hold, calls of the file's functions by what those return.
 * @param frame parameters that are known, where a function is read for one of its calls
 * @returns at least one value; bounded, whatever the file
 */
export function valuesOf(expression: Expression, frame: Frame | undefined): readonly Value[] {
  const cache = foundValues.of(frame);
  const known = cache.get(expression);
  if (known !== undefined) return known;
  const made = values(expression, frame, { steps: 0, depth: 0, open: new Set() });
  cache.set(expression, made);
  return made;
}

const foundValues = new FrameCache<readonly Value[]>();

function values(expression: Expression, frame: Frame | undefined, walk: Walk): readonly Value[] {
  walk.steps += 1;
  if (walk.steps > MOST_STEPS || walk.depth > DEEPEST) return [{ expression: UNKNOWN, frame: undefined }];
  walk.depth += 1;
  const found = step(expression, frame, walk);
  walk.depth -= 1;
  return found.length > MOST_VALUES ? found.slice(0, MOST_VALUES) : found;
}

function step(expression: Expression, frame: Frame | undefined, walk: Walk): readonly Value[] {
  const itself = [{ expression, frame }];
  switch (expression.kind) {
    case 'name':
      return orElse(
        guarded(expression, walk, () => nameValues(expression, frame, walk)),
        itself,
      );
    case 'member':
      return orElse(
        guarded(expression, walk, () => memberValues(expression, frame, walk)),
        itself,
      );
    case 'call':
      return orElse(
        guarded(expression, walk, () => callValues(expression, frame, walk)),
        itself,
      );
    case 'either':
      return expression.options.flatMap((option) => values(option, frame, walk));
    default:
      return itself;
  }
}

function orElse(found: readonly Value[], itself: readonly Value[]): readonly Value[] {
  return found.length > 0 ? found : itself;
}

/** What is looked up while it is looked up already is not followed again: `x = x || {}`. */
function guarded(key: Expression, walk: Walk, find: () => readonly Value[]): readonly Value[] {
  if (walk.open.has(key)) return [];
  walk.open.add(key);
  const found = find();
  walk.open.delete(key);
  return found;
}

function nameValues({ name, scope }: NameExpression, frame: Frame | undefined, walk: Walk): readonly Value[] {
  const home = scope.find(name);
  if (home === undefined) return [];
  const given = argumentOf(home, name, frame);
  return [
    ...(given === undefined ? [] : values(given.expression, given.frame, walk)),
    ...(home.names.get(name) ?? []).flatMap((value) => values(value, frame, walk)),
  ].filter(({ expression }) => expression.kind !== 'name' || expression.name !== name);
}

/** What a call passes for a parameter. */
function argumentOf(home: Scope, name: string, frame: Frame | undefined): Value | undefined {
  const at = home.params.indexOf(name);
  if (at < 0) return undefined;
  for (let one = frame; one !== undefined; one = one.caller) {
    if (one.scope !== home) continue;
    const expression = one.named.get(name) ?? one.args[at];
    return expression === undefined ? undefined : { expression, frame: one.caller };
  }
  return undefined;
}

function memberValues(
  { of, name }: MemberExpression,
  frame: Frame | undefined,
  walk: Walk,
): readonly Value[] {
  const found: Value[] = [];
  for (const owner of isThis(of) ? [{ expression: of, frame }] : values(of, frame, walk)) {
    found.push(...heldBy(owner, name, walk));
  }
  if (of.kind === 'name') {
    const written = of.scope.find(of.name) ?? of.scope.file.root;
    for (const value of written.writes.get(`${of.name}.${name}`) ?? []) {
      found.push(...values(value, frame, walk));
    }
  }
  return found;
}

/** What an owner holds by a name. What is spread into itself is not taken apart again. */
function heldBy(owner: Value, name: string, walk: Walk): readonly Value[] {
  const { expression } = owner;
  if (walk.open.has(expression)) return [];
  walk.open.add(expression);
  const found = heldByOne(owner, name, walk);
  walk.open.delete(expression);
  return found;
}

function heldByOne(owner: Value, name: string, walk: Walk): readonly Value[] {
  const { expression } = owner;
  if (expression.kind === 'record') {
    const entry = expression.entries.get(name);
    if (entry !== undefined) return values(entry, owner.frame, walk);
    return expression.rest.flatMap((rest) =>
      values(rest, owner.frame, walk).flatMap((one) => heldBy(one, name, walk)),
    );
  }
  if (expression.kind === 'import')
    return [{ expression: { kind: 'import', path: `${expression.path}.${name}` }, frame: undefined }];
  if (isThis(expression)) {
    const { file, members } = expression.scope;
    const held = members.writes.get(`this.${name}`) ?? file.members.get(name) ?? [];
    return held.flatMap((value) => values(value, owner.frame, walk));
  }
  return [];
}

/** Whether it is the object of whose class the code is. */
export function isThis(expression: Expression): expression is NameExpression & { readonly name: 'this' } {
  return expression.kind === 'name' && expression.name === 'this';
}

function callValues(call: CallExpression, frame: Frame | undefined, walk: Walk): readonly Value[] {
  const name = calleeName(call);
  const first = call.args[0];
  if (MERGES.has(name) && call.args.length > 0) {
    const record = { kind: 'record', entries: new Map(), rest: call.args, line: call.line } as const;
    return [{ expression: record, frame }];
  }
  if (AS_THEY_ARE.has(name) && first !== undefined && call.args.length <= 3)
    return values(first, frame, walk);
  return functionsOf(call).flatMap(({ scope, args }) =>
    scope.returns.flatMap((value) =>
      values(value, { scope, args, named: call.named, caller: frame, call }, walk),
    ),
  );
}

/** The last name of what is called; '' where it has none. */
export function calleeName({ callee }: CallExpression): string {
  return callee.kind === 'name' || callee.kind === 'member'
    ? callee.name
    : callee.kind === 'import'
      ? callee.path.slice(callee.path.lastIndexOf('.') + 1)
      : '';
}

/** Functions of the file that a call runs, with the arguments that they get: of `f.call(this, a)` it is `a`. */
export function functionsOf(
  call: CallExpression,
): readonly { readonly scope: Scope; readonly args: readonly Expression[] }[] {
  const { callee } = call;
  if (callee.kind === 'function') return [{ scope: callee.scope, args: call.args }];
  if (callee.kind === 'member' && callee.name === 'call') {
    return ownFunctions(callee.of, call.scope).map((scope) => ({ scope, args: call.args.slice(1) }));
  }
  return ownFunctions(callee, call.scope).map((scope) => ({ scope, args: call.args }));
}

/** Functions that the file has by this name: called by itself, on `this`, or on what `this` was given to. */
function ownFunctions(callee: Expression, scope: Scope): readonly Scope[] {
  if (callee.kind === 'member') {
    const { of } = callee;
    const isOwn =
      isThis(of) ||
      (of.kind === 'name' &&
        (OWN_NAMES.has(of.name) ||
          (scope.find(of.name)?.names.get(of.name) ?? []).some((value) => isThis(value))));
    return isOwn ? (scope.file.functions.get(callee.name) ?? []).slice(0, 3) : [];
  }
  return callee.kind === 'name' ? (scope.file.functions.get(callee.name) ?? []).slice(0, 3) : [];
}

const OWN_NAMES: ReadonlySet<string> = new Set(['self', 'that', '_this', 'me', 'exports', 'base', 'Self']);
