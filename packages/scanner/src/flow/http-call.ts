// SPDX-License-Identifier: Apache-2.0
import type { CallExpression, Expression } from './expression.js';
import { textsOf } from './texts.js';
import { calleeName, valuesOf, type Frame } from './values.js';

/** What a call sends, as expressions of the file. */
export interface HttpCall {
  /** Upper case; an expression where the call is given it. */
  readonly method: string | Expression;
  readonly url: Expression | undefined;
  /** Comes before the url: `baseURL`. */
  readonly base: Expression | undefined;
  /** Container, where the options name it apart from the path. */
  readonly container: Expression | undefined;
  readonly body: Expression | undefined;
  /** Query parameters. */
  readonly query: Expression | undefined;
  /** Nothing but its name and argument say that it is a request: the path must speak for itself. */
  readonly isVague: boolean;
}

const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|COPY)$/;
const VERBS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    GET: 'get getasync getjson getstringasync getfromjsonasync getbytearrayasync getstreamasync get_json fetch_json',
    POST: 'post postasync postjson postasjsonasync post_json',
    PUT: 'put putasync putjson putasjsonasync put_json',
    PATCH: 'patch patchasync patchjson patchasjsonasync patch_json',
    DELETE: 'delete del deleteasync deletejson delete_json',
    HEAD: 'head headasync',
    COPY: 'copy',
  }).flatMap(([method, names]) => names.split(' ').map((name) => [name, method] as const)),
);
const SENDS =
  /request|fetch|ajax|axios|^got$|needle|superagent|^http$|^\$http$|^rp$|curl|api_?call|^send$|^call$|^_?do_?(?:http|rest)/i;
/** Receivers whose verbs send requests for sure. */
const CLIENT =
  /(?:request|https?|axios|client|api|fetch|rest|got|agent|session|needle|superagent|conn\w*|transport|guzzle|reqwest)\b/i;
/** Receivers whose verbs answer requests, and those that hold things. */
const SERVER =
  /^(?:app|routes?|express|fastify|nock|hock\w*|mock\w*)$|(?:router|App|server|mock|map|cache|store|storage|params|headers|config|cookies)$/i;

const URL_KEYS = ['url', 'uri', 'path', 'href', 'pathname', 'endpoint', 'resource'];
const METHOD_KEYS = ['method', 'type', 'verb'];
const BODY_KEYS = ['body', 'data', 'json', 'payload', 'form_params'];

/** What a call sends; undefined where it does not look like a request. */
export function readHttpCall(call: CallExpression, frame: Frame | undefined): HttpCall | undefined {
  const name = calleeName(call);
  const { callee, args } = call;
  const receiver = callee.kind === 'member' ? lastName(callee.of) : '';
  if (SERVER.test(receiver)) return undefined;
  const verb = callee.kind === 'name' ? undefined : VERBS.get(name.toLowerCase());
  if (verb !== undefined && args[0] !== undefined) {
    const options = recordOf(args[0], frame) === undefined ? undefined : args[0];
    if (options !== undefined) {
      const read = readOptions(options, frame);
      return read === undefined ? undefined : { ...read, method: verb, isVague: !CLIENT.test(receiver) };
    }
    return plain(
      verb,
      args[0],
      verb === 'GET' || verb === 'HEAD' ? undefined : bodyOf(args[1], frame),
      !CLIENT.test(receiver),
    );
  }
  return readSend(call, SENDS.test(name), frame);
}

function plain(
  method: string | Expression,
  url: Expression,
  body: Expression | undefined,
  isVague: boolean,
): HttpCall {
  return { method, url, base: undefined, container: undefined, body, query: undefined, isVague };
}

/** `request(options)`, `fetch(url, options)`, `call('POST', url, body)`. */
function readSend(call: CallExpression, sends: boolean, frame: Frame | undefined): HttpCall | undefined {
  const [first, second, third] = call.args;
  if (first === undefined) return undefined;
  if (second !== undefined && isMethod(first, frame))
    return plain(first, second, bodyOf(third, frame), !sends);
  if (recordOf(first, frame) !== undefined) {
    const read = readOptions(first, frame);
    if (read === undefined) return undefined;
    const isNamed = typeof read.method === 'string' ? read.method !== 'GET' : isMethod(read.method, frame);
    return sends || (isNamed && read.url !== undefined) ? { ...read, isVague: !sends } : undefined;
  }
  if (!sends) return undefined;
  const options = second === undefined || recordOf(second, frame) === undefined ? undefined : second;
  const read = options === undefined ? undefined : readOptions(options, frame);
  return { ...plain(read?.method ?? 'GET', first, read?.body, false), base: read?.base, query: read?.query };
}

function readOptions(options: Expression, frame: Frame | undefined): Omit<HttpCall, 'isVague'> | undefined {
  const url = entryOf(options, URL_KEYS, frame);
  const method = entryOf(options, METHOD_KEYS, frame);
  const container = entryOf(options, ['container'], frame);
  if (url === undefined && method === undefined && container === undefined) return undefined;
  return {
    method: method ?? 'GET',
    url,
    base: entryOf(options, ['baseURL', 'baseUrl', 'prefixUrl', 'base_uri', 'host', 'hostname'], frame),
    container,
    body: entryOf(options, BODY_KEYS, frame),
    query: entryOf(options, ['qs', 'query', 'params', 'searchParams'], frame),
  };
}

/** An entry of a record as `record.key`, so that what is written to it later counts as well. */
function entryOf(of: Expression, keys: readonly string[], frame: Frame | undefined): Expression | undefined {
  for (const name of keys) {
    const member: Expression = { kind: 'member', of, name };
    if (valuesOf(member, frame).some(({ expression }) => expression !== member)) return member;
  }
  return undefined;
}

/** Options that hold the body, or the body itself. */
function bodyOf(argument: Expression | undefined, frame: Frame | undefined): Expression | undefined {
  if (argument === undefined || recordOf(argument, frame) === undefined) return argument;
  return entryOf(argument, ['body', 'json', 'data', 'form_params'], frame) ?? argument;
}

/** Whether an expression is an object whose keys the file shows. */
function recordOf(expression: Expression, frame: Frame | undefined): Expression | undefined {
  return valuesOf(expression, frame).find((value) => value.expression.kind === 'record')?.expression;
}

function isMethod(expression: Expression, frame: Frame | undefined): boolean {
  return methodTexts(expression, frame).some((text) => METHOD.test(text));
}

/** What an expression says of a method: `'post'`, `HttpMethod.Post`, `Method::POST`. */
function methodTexts(expression: Expression, frame: Frame | undefined): readonly string[] {
  const isNamed = expression.kind === 'member' && /^(?:Http)?Method$/.test(lastName(expression.of));
  if (isNamed) return [expression.name.toUpperCase()];
  return textsOf(expression, frame).map(({ text }) => text.toUpperCase());
}

function lastName(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
    case 'member':
      return expression.name;
    case 'call':
      return calleeName(expression);
    case 'import':
      return expression.path.slice(expression.path.lastIndexOf('.') + 1);
    case 'element':
      return lastName(expression.of);
    default:
      return '';
  }
}

/** The methods that a request can have; null where the source does not say. */
export function methodsOf(method: string | Expression, frame: Frame | undefined): readonly (string | null)[] {
  if (typeof method === 'string') return [method];
  const known = methodTexts(method, frame).filter((text) => METHOD.test(text));
  return known.length > 0 ? known : [null];
}

/** The keys of each object that an expression can be. */
export function keysOf(
  expression: Expression | undefined,
  frame: Frame | undefined,
): readonly (readonly string[])[] {
  if (expression === undefined) return [];
  return valuesOf(expression, frame).flatMap((value) =>
    value.expression.kind === 'record' ? [[...value.expression.entries.keys()]] : [],
  );
}

/** The one key of the object that is sent, where it has one: what an action is called. */
export function actionKeysOf(body: Expression | undefined, frame: Frame | undefined): readonly string[] {
  const single = keysOf(body, frame).filter((keys) => keys.length === 1);
  return [...new Set(single.flat())];
}
