// SPDX-License-Identifier: Apache-2.0
import type { CallFact } from '../../sdks/call-fact.js';
import { literalOf, type Expression } from './expression.js';
import { parseExpression } from './parse-expression.js';
import type { PythonCall, PythonFile } from './python-file.js';
import { Resolver, type Passed } from './resolve.js';

/** What Python itself defines and is called everywhere. */
const OF_PYTHON = new Set([
  'dict',
  'getattr',
  'int',
  'isinstance',
  'len',
  'list',
  'print',
  'set',
  'str',
  'super',
]);

const NOTHING: ReadonlyMap<string, Passed> = new Map();

/** The calls of a file of which the file itself does not define the callee. */
export function callFacts(
  file: PythonFile,
  passes: ReadonlyMap<string, Passed> = NOTHING,
): readonly CallFact[] {
  const resolver = new Resolver(file, passes);
  return file.calls.flatMap((call) => factOf(call, resolver, passes) ?? []);
}

function factOf(
  call: PythonCall,
  resolver: Resolver,
  passes: ReadonlyMap<string, Passed>,
): CallFact | undefined {
  const { callee, scope, at, line, text } = call;
  if (callee.kind === 'name' && OF_PYTHON.has(callee.name)) return undefined;
  const value = resolver.resolve(callee, scope, at);
  if (value?.kind !== 'path' || isOfCollection(value)) return undefined;
  const written = parseExpression(`f${call.args}`);
  if (written.kind !== 'call')
    return { root: value.root, path: `${value.path}()`, line, text, args: [], named: {} };
  const passed = written.args.map((arg) => pathOf(arg, call, resolver));
  const one = passes.has(`${value.path}()`)
    ? undefined
    : resolver.resolve({ ...written, of: callee }, scope, at);
  return {
    line,
    root: value.root,
    path: one?.kind === 'path' ? one.path : `${value.path}()`,
    args: written.args.map(literalOf),
    named: Object.fromEntries([...written.named].map(([name, arg]) => [name, constantOf(arg)])),
    ...(passed.some((arg) => arg !== null) ? { passed } : {}),
    text,
  };
}

function pathOf(
  arg: Expression,
  { scope, at }: PythonCall,
  resolver: Resolver,
): Pick<CallFact, 'root' | 'path'> | null {
  if (arg.kind !== 'attribute' && arg.kind !== 'name' && arg.kind !== 'call') return null;
  const value = resolver.resolve(arg, scope, at);
  return value?.kind === 'path' && value.path.includes('.') ? { root: value.root, path: value.path } : null;
}

function constantOf(arg: Expression): string | null {
  return arg.kind === 'name' && /^(?:True|False|None)$/.test(arg.name) ? arg.name : literalOf(arg);
}

/** `volumes.extend(more)`: a name alone, with what Python's own collections do. */
function isOfCollection({ root, path }: Pick<CallFact, 'root' | 'path'>): boolean {
  return (
    root === 'unknown' &&
    /^\w+\.(?:append|extend|get|insert|items|keys|pop|remove|sort|update|values)$/.test(path)
  );
}
