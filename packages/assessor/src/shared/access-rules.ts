// SPDX-License-Identifier: Apache-2.0
import type { AccessRule, Exchange, RecordingLine } from '@touchstone/model';
import { findOperation, type Operation } from '@touchstone/openstack';
import type { OpenStackIndex } from '../openstack-index.js';
import type { Call } from '../observe/alike-calls.js';
import { accessRulePath, samePathRule } from './access-rule-path.js';

/** How a cloud names and places its services, where it differs from official types at the root of a host. */
export interface CloudNames {
  /** By official type: the type in `[keystone_authtoken] service_type` of that cloud's service, usually the catalog's. */
  readonly types?: Readonly<Record<string, string>>;
  /** By official type: what the service sees before the paths of the recording, such as `/compute` behind a web server. */
  readonly prefixes?: Readonly<Record<string, string>>;
}

export interface DerivedAccessRules {
  readonly rules: AccessRule[];
  /** Calls for which Keystone cannot hold a rule: its API takes six methods, and COPY is none of them. */
  readonly impossible: AccessRule[];
}

/** Keystone, application_credential/schema.py, _access_rules_properties. */
const METHODS = new Set(['POST', 'GET', 'HEAD', 'PATCH', 'PUT', 'DELETE']);

/** Whether Keystone takes a method in an access rule. */
export function canBeAllowed(method: string): boolean {
  return METHODS.has(method);
}

/**
 * The least access rules under which a recording's calls would have been let through: one for each distinct service,
 * method and path shape among the calls that carried a token and were not answered 401. A probe that was answered 404
 * or 403 needs its rule, too: without it the answer would be 401, which clients take for something else; the rule lets
 * the call through to the same refusal and grants nothing.
 * Signing in needs none.
 * @param lines a recording's lines, in any order; those that are no exchanges are passed over
 */
export function deriveAccessRules(
  lines: Iterable<RecordingLine | Exchange>,
  names: CloudNames = {},
  index: Pick<OpenStackIndex, 'findOperation'> = { findOperation },
): DerivedAccessRules {
  const deriver = accessRuleDeriver(names, index);
  for (const line of lines) deriver.take(line);
  return deriver.derived();
}

/** The same for lines that come one by one, as from a recording that is larger than memory. */
export function accessRuleDeriver(
  names: CloudNames = {},
  index: Pick<OpenStackIndex, 'findOperation'> = { findOperation },
): { take(line: RecordingLine | Exchange): void; derived(): DerivedAccessRules } {
  const follower = new AccessRuleFollower(names);
  return {
    take(line) {
      if (line.kind !== 'exchange') return;
      const operation = line.operation === null ? undefined : index.findOperation(line.operation);
      follower.take({ exchange: line, operation });
    },
    derived: () => sortRules([follower]),
  };
}

/** The rule that an operation's last call needed, and which further calls it covers. */
interface LastRule {
  readonly service: string;
  readonly method: string;
  readonly paths: RegExp | undefined;
}

/** A run needs some dozens; a stranger's recording may name a new path in each line. */
const MOST_KNOWN = 2000;

/** Derives the rules of one recording as its calls come. Holds one entry for each rule. */
export class AccessRuleFollower {
  readonly rules = new Map<string, AccessRule>();
  readonly #names: CloudNames;
  /** By rule; and of each operation, the one that its last call needed: most calls need that again. */
  readonly #known = new Map<string, LastRule>();
  readonly #last = new Map<Operation, LastRule>();

  constructor(names: CloudNames = {}) {
    this.#names = names;
  }

  take({ exchange, operation }: Pick<Call, 'exchange' | 'operation'>): void {
    const { service: type, path: asked, method } = exchange;
    if (type === null || !needsRule(exchange, operation)) return;
    const last = operation === undefined ? undefined : this.#last.get(operation);
    if (last?.service === type && last.method === method && last.paths?.test(asked) === true) return;
    const service = this.#names.types?.[type] ?? type;
    const all = shapes(asked, operation);
    for (const shape of all) {
      const path = `${this.#names.prefixes?.[type] ?? ''}${shape}`;
      const key = `${service} ${path} ${method}`;
      if (!this.rules.has(key)) this.rules.set(key, { service, method, path });
    }
    if (operation !== undefined && all.length === 1) this.#remember(all[0]!, exchange, type, operation);
  }

  #remember(shape: string, { path, method }: Exchange, service: string, operation: Operation): void {
    const key = `${operation.id} ${service} ${method} ${shape}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { service, method, paths: samePathRule(path, operation) };
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(key, known);
    }
    this.#last.set(operation, known);
  }
}

/** The rules of all, each once and sorted; apart those that Keystone cannot hold. */
export function sortRules(all: Iterable<Pick<AccessRuleFollower, 'rules'>>): DerivedAccessRules {
  const rules = new Map<string, AccessRule>();
  for (const one of all) for (const [key, rule] of one.rules) rules.set(key, rule);
  const sorted = [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule);
  return {
    rules: sorted.filter((rule) => canBeAllowed(rule.method)),
    impossible: sorted.filter((rule) => !canBeAllowed(rule.method)),
  };
}

/** A version document is asked for with or without a slash at the end, which recordings do not keep. */
function shapes(path: string, operation: Operation | undefined): string[] {
  const shape = accessRulePath(path, operation);
  return operation?.kind === 'version' && shape.length > 1
    ? [shape, `${shape.replace(/\/$/, '')}/`]
    : [shape];
}

function needsRule(exchange: Exchange, operation: Operation | undefined): boolean {
  const { service, status, auth, path, method } = exchange;
  if (auth.token === undefined || status === null || status === 401) return false;
  // keystonemiddleware lets a token be validated whatever its rules. Signing in needs none either, but for clients that
  // send their old token along (gophercloud does): Keystone 2026.2 holds that one to its rules and answers 401.
  if (service === 'identity' && path.endsWith('/v3/auth/tokens'))
    return method === 'POST' || method === 'DELETE';
  // What Keystone and Swift answer to anyone they answer to a token without a rule as well; other services' version
  // lists lie outside their token check only at the root.
  return !(
    operation?.role === 'none' &&
    (service === 'identity' || service === 'object-store' || path === '/')
  );
}
