// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { AlikeCalls } from '../observe/alike-calls.js';
import type { RunView } from './run-view.js';

type Keystone = AssessedRun['authentication']['keystone'][number];

/** Calls by which the solution got a token. */
export function signIns(view: RunView): AlikeCalls[] {
  return view.calls.filter((call) => call.accepted && call.exchange.auth.issued);
}

/** Whether an exchange speaks Keystone's API of 2013, which was removed in Queens (except for EC2 credentials). */
export function speaksKeystoneV2({ exchange, operation }: AlikeCalls): boolean {
  return (
    (exchange.service === 'identity' || exchange.service === null) &&
    /^\/v2\.0(\/|$)/.test(operation?.path ?? exchange.path)
  );
}

/** The Keystone API versions through which it signed in; `none`: it used services and never signed in. */
export function keystoneVersions(view: RunView): Keystone[] {
  const versions = new Set<Keystone>(signIns(view).map((call) => (speaksKeystoneV2(call) ? 'v2.0' : 'v3')));
  if (versions.size === 0) versions.add('none');
  return [...versions].sort();
}

/** Every way of proving who it is that the cloud accepted, apart from the tokens that followed from it. */
export function authMethods(view: RunView): string[] {
  const methods = new Set<string>(signIns(view).map((call) => call.exchange.auth.how));
  for (const { exchange, accepted } of view.calls) {
    const { how } = exchange.auth;
    if (accepted && (how === 'ec2' || how === 'temp-url' || how === 'other')) methods.add(how);
  }
  return [...methods].sort();
}
