// SPDX-License-Identifier: Apache-2.0
import type { CallExpression, Expression } from '../../flow/expression.js';
import { calleeName } from '../../flow/values.js';

/** Classes of Apache HttpClient and wrappers that are a request: `new HttpGet(url)`. */
const REQUEST_CLASS = /^(?:Http|Async)?(Get|Post|Put|Patch|Delete|Head)(?:Method|Request)?$/;
/** What ends the building of a request: OkHttp, java.net.http, JAX-RS clients, WebClient. */
const VERB = /^(get|post|put|patch|delete|head)$/i;
/** What a URL is set by on the way: OkHttp's url(), java.net.http's uri(), JAX-RS' target(). */
const TAKES_URL = /^(?:url|uri|target|resource|newBuilder)$/;
/** Spring's RestTemplate. */
const TEMPLATE = /^(get|post|put|patch|delete|head)For(?:Object|Entity|Location|Headers)$/;
const MOST_STEPS = 12;

/**
 * Requests that Java builds step by step, as one call `request.<verb>(url)`, which is how all other languages send them:
 * `new HttpGet(url)`, `builder.url(url).post(body)`, `client.target(url).path(path).request().get()`.
 */
export function addBuiltRequest(call: CallExpression): void {
  const name = calleeName(call);
  const [first] = call.args;
  const created = REQUEST_CLASS.exec(name)?.[1];
  const template = TEMPLATE.exec(name)?.[1];
  if ((created ?? template) !== undefined && first !== undefined) add(call, (created ?? template)!, first);
  else if (VERB.test(name)) {
    const url = urlOf(call);
    if (url !== undefined) add(call, name, url);
  }
}

function urlOf(call: CallExpression): Expression | undefined {
  const behind: Expression[] = [];
  let at: Expression = call;
  for (let step = 0; step < MOST_STEPS && at.kind === 'call'; step += 1) {
    const { callee, args }: CallExpression = at;
    const [first] = args;
    const name = calleeName(at);
    if (first !== undefined && TAKES_URL.test(name)) {
      const pieces = behind.flatMap((one) => ['/', one]);
      return { kind: 'text', pieces: [first, ...pieces] };
    }
    if (name === 'path' && first !== undefined) behind.unshift(first);
    if (callee.kind !== 'member') return undefined;
    at = callee.of;
  }
  return undefined;
}

function add(call: CallExpression, verb: string, url: Expression): void {
  const callee: Expression = {
    kind: 'member',
    of: { kind: 'name', name: 'request', scope: call.scope },
    name: verb.toLowerCase(),
  };
  call.scope.file.calls.push({ ...call, callee, args: [url, ...call.args.slice(1)] });
}
