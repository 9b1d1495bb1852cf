// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../service/call.js';
import { refuse } from './faults.js';

/** [filter:keystoneauth] operator_roles: who may do everything in the account of their own project. */
const OPERATOR_ROLES = ['admin', 'member', 'manager', 'swiftoperator'];
/** project_reader_roles: who may look at everything there. */
const READER_ROLE = 'reader';
/** May do everything in every account. */
const RESELLER_ROLE = 'ResellerAdmin';

/** The account of the call's path. @throws Fault 401 or 403 unless the caller owns it */
export function ownAccount(call: Call): string {
  const account = call.params['account']!;
  if (!isOwner(call, account)) throw denied(call);
  return account;
}

/**
 * Lets the caller in who owns the account, or whom the container's list names.
 * @param acl X-Container-Read or X-Container-Write; see swift's "overview_acl"
 * @param listing a listing needs `.rlistings` besides `.r:*`
 */
export function requireAccess(call: Call, acl: string | undefined, listing: boolean): void {
  if (isOwner(call, call.params['account']!) || isNamed(call, acl ?? '', listing)) return;
  throw denied(call);
}

export function isReseller(call: Call): boolean {
  return call.auth.roles.includes(RESELLER_ROLE);
}

function isOwner(call: Call, account: string): boolean {
  if (isReseller(call)) return true;
  const { projectId, roles } = call.auth;
  if (projectId === '' || account !== `AUTH_${projectId}`) return false;
  const reads = call.operation.method === 'GET' || call.operation.method === 'HEAD';
  return roles.some((role) => OPERATOR_ROLES.includes(role) || (reads && role === READER_ROLE));
}

function isNamed(call: Call, acl: string, listing: boolean): boolean {
  const entries = acl.split(',').map((entry) => entry.trim());
  const referred = entries.includes('.r:*') || entries.includes('.ref:*') || entries.includes('.referrer:*');
  if (referred && (!listing || entries.includes('.rlistings'))) return true;
  const { projectId, projectName, userId, userName, kind } = call.auth;
  if (kind === 'anonymous') return false;
  const projects = ['*', projectId, projectName];
  const users = ['*', userId, userName];
  return entries.some((entry) => {
    const [project = '', user] = entry.split(':');
    return user !== undefined && projects.includes(project) && users.includes(user);
  });
}

function denied(call: Call) {
  if (call.auth.kind !== 'anonymous') return refuse(403);
  return refuse(401, {
    'Www-Authenticate': `Swift realm="${encodeURIComponent(call.params['account'] ?? '')}"`,
  });
}
