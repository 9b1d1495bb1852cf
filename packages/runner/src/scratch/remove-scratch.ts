// SPDX-License-Identifier: Apache-2.0
import type { CloudConfig } from '../cloud-access/cloud-config.js';
import { connect } from '../cloud-access/connect.js';
import type { Connection } from '../cloud-access/connection.js';
import { reasonOf } from '../reason.js';
import { listAll } from './list-all.js';
import { MADE_BY } from './made-by.js';
import { purgeProject, type Leftovers, type PurgeOptions } from './purge-project.js';

export interface RemoveOptions extends PurgeOptions {
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => number;
  /** Signed in as the scratch user, where the run is not over; otherwise its password is set anew. */
  readonly scratchUser?: Connection | undefined;
}

/**
 * Keystone counts revocations in whole seconds: a token issued in the second of a password change is void, in ms.
 * Source: keystone/models/revoke_model.py, issued_before.
 */
const REVOCATION_MS = 1500;

/**
 * Empties and removes the scratch project, user and all, of a name, found anew by that name, so that it serves after a
 * crash as well. Nothing that bears another
 * name, or that name and not our description, is touched. Gives what is left; a project that could not be emptied
 * stays, with the reason named, but its user goes and every credential with it. A later attempt makes a user anew.
 */
export async function removeScratch(
  admin: Connection,
  name: string,
  domainId: string,
  options: RemoveOptions,
): Promise<Leftovers> {
  const left: string[] = [];
  const project = await findByName(admin, 'projects', name, domainId, left);
  let user = await findByName(admin, 'users', name, domainId, left);
  if (project !== undefined) {
    try {
      if (options.scratchUser !== undefined && user !== undefined) {
        left.push(...(await purgeProject(options.scratchUser, options)));
      } else {
        user ??= await makeUser(admin, name, domainId);
        left.push(...(await emptyAs(admin, { project, user }, options)));
      }
    } catch (error) {
      left.push(`project ${name}: ${reasonOf(error)}`);
    }
  }
  if (options.signal?.aborted) return left;
  if (user !== undefined) await admin.remove('identity', `/users/${user}`);
  if (project !== undefined && left.length === 0) {
    await removeDefaultSecurityGroups(admin, project);
    await admin.remove('identity', `/projects/${project}`);
  }
  return left;
}

/** Signs in as the scratch user under a new password and empties the project: its own rights reach all that it made. */
async function emptyAs(
  admin: Connection,
  { project, user }: { readonly project: string; readonly user: string },
  options: RemoveOptions,
): Promise<Leftovers> {
  const password = Buffer.from(options.random(24)).toString('base64url');
  const config: CloudConfig = {
    ...admin.config,
    authType: 'password',
    auth: { auth_url: admin.config.auth.auth_url, user_id: user, password, project_id: project },
    from: {},
  };
  await admin.patch('identity', `/users/${user}`, { user: { password, enabled: true } });
  const [role] = await listAll(admin, 'identity', '/roles?name=member', 'roles');
  if (role !== undefined) {
    await admin.put('identity', `/projects/${project}/users/${user}/roles/${String(role['id'])}`);
  }
  await options.sleep(REVOCATION_MS);
  const connection = await connect(config, { now: options.now });
  try {
    return await purgeProject(connection, options);
  } finally {
    await connection.close();
  }
}

async function makeUser(admin: Connection, name: string, domainId: string): Promise<string> {
  const made = (await admin.post('identity', '/users', {
    user: { name, domain_id: domainId, description: MADE_BY },
  })) as {
    user: { id: string };
  };
  return made.user.id;
}

/** Neutron makes a `default` group for every project and lets only an admin remove it; it would outlive the project. */
async function removeDefaultSecurityGroups(admin: Connection, project: string): Promise<void> {
  if (admin.findEndpoint('network') === undefined) return;
  for (const group of await listAll(
    admin,
    'network',
    `/security-groups?project_id=${project}`,
    'security_groups',
  )) {
    await admin.remove('network', `/security-groups/${String(group['id'])}`);
  }
}

async function findByName(
  admin: Connection,
  kind: 'projects' | 'users',
  name: string,
  domainId: string,
  left: string[],
): Promise<string | undefined> {
  const query = `name=${encodeURIComponent(name)}&domain_id=${encodeURIComponent(domainId)}`;
  const found = await listAll(admin, 'identity', `/${kind}?${query}`, kind);
  const named = found.filter((item) => item['name'] === name);
  const id = named.find((item) => item['description'] === MADE_BY)?.['id'];
  if (named.length > 0 && id === undefined)
    left.push(`${kind.slice(0, -1)} ${name}: Touchstone did not make it, and leaves it alone`);
  return typeof id === 'string' ? id : undefined;
}
