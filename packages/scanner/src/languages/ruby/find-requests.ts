// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import type { SourceFile } from '../../detect/source-file.js';
import type { SyntaxNode } from '../../parse/syntax-node.js';
import { findRestOperations } from '../../rest/find-rest-operations.js';
import { serviceHints } from '../../rest/service-hints.js';
import type { RubyCall, RubyFile, RubyValue, TextValue } from './ruby-value.js';

/** What Ruby's HTTP clients, and wrappers around them, call a request: RestClient, Net::HTTP, Faraday, Excon, HTTParty. */
const VERBS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head']);
const NAMED_VERB: ReadonlySet<string> = new Set([
  'request',
  'execute',
  'api_request',
  'run_request',
  'call',
  'send_request',
]);
const NET_HTTP = /(?:^|::)(Get|Post|Put|Patch|Delete|Head)$/;
/** Somebody else's paths look alike: only where the file says that it speaks to an OpenStack. */
const SPEAKS_OPENSTACK = /openstack|x-auth-token|keystone/i;

/** Requests that the code builds itself. */
export function findRequests(file: SourceFile, read: RubyFile): readonly Finding[] {
  if (!SPEAKS_OPENSTACK.test(file.text) && !SPEAKS_OPENSTACK.test(file.path)) return [];
  const findings: Finding[] = [];
  for (const call of read.calls) {
    const method = methodOf(call);
    const path = method === undefined ? undefined : pathOf(call);
    if (method === undefined || path === undefined) continue;
    findings.push(
      ...findingsOf(file, call, { method, path, className: call.className, keys: keysOf(call, read) }),
    );
  }
  for (const { line, value, className } of read.texts) {
    if (!/\/auth\/tokens\/?$/.test(value.text)) continue;
    findings.push(
      ...findingsOf(file, { line, text: value.text }, { method: null, path: value, className, keys: [] }),
    );
  }
  return findings;
}

interface Asked {
  readonly method: string | null;
  readonly path: TextValue;
  readonly className: string;
  readonly keys: readonly string[];
}

function findingsOf(
  file: SourceFile,
  { line, text }: { readonly line: number; readonly text: string },
  { method, path, className, keys }: Asked,
): readonly Finding[] {
  const services = [...path.pieces, className, file.path].flatMap(serviceHints);
  const isAction = path.text.endsWith('/action');
  const findings: Finding[] = [];
  for (const action of isAction ? keys : [undefined]) {
    const operations = findRestOperations({
      method,
      path: path.text,
      services,
      ...(action === undefined ? {} : { action }),
    });
    findings.push(
      ...operations.map(({ operation, confidence }): Finding => ({
        kind: 'operation',
        line,
        operation,
        confidence,
        via: 'rest',
        call: text,
      })),
    );
  }
  return findings;
}

function methodOf({ name, receiver, named, args }: RubyCall): string | null | undefined {
  if (VERBS.has(name)) return name.toUpperCase();
  const verb = NET_HTTP.exec(receiver?.path ?? '')?.[1];
  if (verb !== undefined && name === 'new') return verb.toUpperCase();
  if (!NAMED_VERB.has(name)) return undefined;
  const given = [named.get('method'), args[0]].find(
    (one) => one?.kind === 'text' && VERBS.has(one.text.toLowerCase()),
  );
  return given?.kind === 'text' ? given.text.toUpperCase() : undefined;
}

/** The first text among the arguments that looks like a path or URL. */
function pathOf({ args, named }: RubyCall): TextValue | undefined {
  const candidates: readonly (RubyValue | undefined)[] = [
    ...['url', 'path', 'uri'].map((name) => named.get(name)),
    ...args,
  ];
  return candidates.find(
    (one): one is TextValue =>
      one?.kind === 'text' && /^(?:\/|\{\}|https?:)/.test(one.text) && one.text.includes('/'),
  );
}

/** What may be a key of the action: keys of the call's hashes, and texts of a constant that one is chosen from. */
function keysOf(call: RubyCall, { constants }: RubyFile): readonly string[] {
  const keys = actionKeys(call);
  const chosen = keys
    .flatMap((key) => /\b[A-Z][A-Z_]+\b/.exec(key) ?? [])
    .flatMap((name) => constants.get(name) ?? []);
  return [...keys, ...chosen];
}

/** Keys of the hashes that the call carries, the outer ones first: one of them may be an action's. */
function actionKeys({ argNodes }: RubyCall): readonly string[] {
  const keys: string[] = [];
  const open: SyntaxNode[] = [...argNodes];
  for (let node = open.shift(); node !== undefined && keys.length < 20; node = open.shift()) {
    if (node.type === 'pair') keys.push((node.children[0]?.text ?? '').replaceAll(/^:|:$|['"]/g, ''));
    open.push(...node.children);
  }
  return keys;
}
