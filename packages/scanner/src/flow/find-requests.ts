// SPDX-License-Identifier: Apache-2.0
import type { OperationFinding } from '../detect/finding.js';
import { findRestOperations } from '../rest/find-rest-operations.js';
import { serviceHints } from '../rest/service-hints.js';
import { HOLE } from '../rest/source-path.js';
import type { CallExpression, Expression } from './expression.js';
import { actionKeysOf, keysOf, methodsOf, readHttpCall, type HttpCall } from './http-call.js';
import type { FileFlow, Scope } from './scope.js';
import { describe, textsOf, type Template } from './texts.js';
import { functionsOf, type Frame } from './values.js';

/** Functions around a request through which its parts are followed to who calls them. */
const MOST_FRAMES = 40;
const DEEPEST = 3;
/** What the first part of a path is called that is an endpoint: what follows is a path of the service. */
const ENDPOINT = /url|uri|endpoint|base|host|server|service|prefix|catalog|api|href|origin|proxy/i;

/**
 * Operations of the requests that a file builds itself.
 * @param via id under which they are found
 * @param services what the file as a whole says of services: its path, the type that it asks the catalog for
 */
export function findRequests(
  file: FileFlow,
  via: string,
  services: readonly string[],
): readonly OperationFinding[] {
  const callers = indexCallers(file.calls);
  const found: OperationFinding[] = [];
  for (const call of file.calls) {
    const around = [...hintsAround(call), ...services];
    const alone = operationsAt(call, undefined, via, around);
    const called = framesOf(call.scope, callers, 0).flatMap((frame) =>
      operationsAt(call, frame, via, around),
    );
    // Who calls tells more than the function does; what it says by itself stands where it is said.
    const known = new Set(alone.map(({ operation }) => operation));
    const more = called.filter(({ operation }) => !known.has(operation));
    const same = new Set(called.map(({ operation }) => operation));
    found.push(
      ...(called.length > 0 ? alone.filter(({ operation }) => same.has(operation)) : alone),
      ...more,
    );
  }
  return found;
}

function operationsAt(
  call: CallExpression,
  frame: Frame | undefined,
  via: string,
  services: readonly string[],
): readonly OperationFinding[] {
  const http = readHttpCall(call, frame);
  return http === undefined ? [] : operationsOf(http, frame, outermost(frame, call), via, services);
}

interface Caller {
  readonly call: CallExpression;
  readonly args: readonly Expression[];
}

function indexCallers(calls: readonly CallExpression[]): ReadonlyMap<Scope, readonly Caller[]> {
  const callers = new Map<Scope, Caller[]>();
  for (const call of calls) {
    for (const { scope, args } of functionsOf(call)) {
      const known = callers.get(scope);
      if (known === undefined) callers.set(scope, [{ call, args }]);
      else known.push({ call, args });
    }
  }
  return callers;
}

/** What the parameters of the function around a request are, one frame for each way to it; none where nobody calls. */
function framesOf(
  scope: Scope,
  callers: ReadonlyMap<Scope, readonly Caller[]>,
  depth: number,
): readonly Frame[] {
  const home = calledFunction(scope, callers);
  if (home === undefined || depth >= DEEPEST) return [];
  const frames = (callers.get(home) ?? []).flatMap(({ call, args }) => {
    const outer = framesOf(call.scope, callers, depth + 1);
    const made = (caller: Frame | undefined): Frame => ({
      scope: home,
      args,
      named: call.named,
      caller,
      call,
    });
    return outer.length > 0 ? outer.map(made) : [made(undefined)];
  });
  return frames.slice(0, MOST_FRAMES);
}

/** The nearest function around a place that has parameters and that the file calls. */
function calledFunction(scope: Scope, callers: ReadonlyMap<Scope, readonly Caller[]>): Scope | undefined {
  let one: Scope | undefined = scope;
  while (one !== undefined && (one.params.length === 0 || !callers.has(one))) one = one.parent;
  return one;
}

/** The call that gives a request its parts, outermost first: that is where the operation is called. */
function outermost(frame: Frame | undefined, call: CallExpression): CallExpression {
  let last = call;
  for (let one = frame; one !== undefined; one = one.caller) last = one.call;
  return last;
}

/** What the names around a call say of its service: what it is called on, and its class. Functions are named after resources. */
function hintsAround(call: CallExpression): readonly string[] {
  const hints = [...serviceHints(describe(call.callee))];
  const { members } = call.scope;
  return members.name === '' ? hints : [...hints, ...serviceHints(members.name)];
}

function operationsOf(
  http: HttpCall,
  frame: Frame | undefined,
  at: CallExpression,
  via: string,
  services: readonly string[],
): readonly OperationFinding[] {
  const found: OperationFinding[] = [];
  const actions = actionKeysOf(http.body, frame);
  const query = keysOf(http.query, frame).flat();
  const paths = pathsOf(http, frame);
  const methods = methodsOf(http.method, frame);
  for (const { path, hints } of paths) {
    if (http.isVague && !/^(?:\{\})?\/|:\/\//.test(path)) continue;
    // Where both are chosen by the running program, not each method goes with each path.
    for (const method of paths.length > 1 ? methods.slice(0, 1) : methods) {
      for (const action of actions.length > 0 ? actions : [undefined]) {
        const request = { method, path, query, services: [...hints, ...services] };
        const named = action === undefined ? request : { ...request, action };
        for (const { operation, confidence } of findRestOperations(named)) {
          found.push({ kind: 'operation', line: at.line, operation, confidence, via, call: at.text });
        }
      }
    }
  }
  return found;
}

interface RequestPath {
  readonly path: string;
  readonly hints: readonly string[];
}

function pathsOf(http: HttpCall, frame: Frame | undefined): readonly RequestPath[] {
  const urls: readonly Template[] =
    http.url === undefined ? [{ text: '', first: null }] : textsOf(http.url, frame);
  const bases = http.base === undefined ? [] : textsOf(http.base, frame);
  const hints = bases.flatMap(({ text, first }) => serviceHints(`${text} ${first ?? ''}`));
  if (http.container !== undefined) {
    return urls.map(({ text }) => ({
      path: text === '' ? `${HOLE}/${HOLE}` : `${HOLE}/${HOLE}/${HOLE}`,
      hints,
    }));
  }
  return urls.map(({ text, first }) => ({
    path: first !== null && !ENDPOINT.test(first) ? `${HOLE}/${text}` : text === '' ? HOLE : text,
    hints: [...(first === null ? [] : serviceHints(first)), ...hints],
  }));
}
