// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError, type CredentialKind } from '@touchstone/model';
import type { CloudConfig } from '../cloud-access/cloud-config.js';
import { connect } from '../cloud-access/connect.js';
import type { Connection } from '../cloud-access/connection.js';
import { reasonOf } from '../reason.js';
import { MADE_BY } from './made-by.js';
import { makeApplicationCredential } from './make-application-credential.js';
import type { AccessRule, Workplace } from './scratch.js';

export interface ScratchOptions {
  /** The name of project, user and credential: `touchstone-<run>`. */
  readonly name: string;
  readonly roles: readonly string[];
  readonly credential: CredentialKind;
  readonly accessRules?: readonly AccessRule[] | undefined;
  readonly unrestricted: boolean;
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => number;
}

/** The role without which the run's own user could not clean up after the solution. */
const CLEANING_ROLE = 'member';

/**
 * Makes project, user, roles and credential for one run, with an admin's rights. The journal MUST be on the disk before.
 * Throws SCRATCH_NO_ROLE before anything is made, SCRATCH_NOT_MADE (what was made by then is for the caller to remove).
 */
export async function makeScratch(admin: Connection, options: ScratchOptions): Promise<Workplace> {
  const roles = await roleIds(admin, [...new Set([...options.roles, CLEANING_ROLE])]);
  const password = Buffer.from(options.random(24)).toString('base64url');
  const { domainId, domainName } = admin.token.project;
  try {
    const project = await makeNamed(admin, 'project', options.name, domainId, {});
    const user = await makeNamed(admin, 'user', options.name, domainId, {
      password,
      default_project_id: project,
    });
    for (const role of roles.values()) {
      await admin.put('identity', `/projects/${project}/users/${user}/roles/${role}`);
    }
    const config: CloudConfig = {
      ...admin.config,
      authType: 'password',
      auth: {
        auth_url: admin.config.auth.auth_url,
        username: options.name,
        password,
        // Domains by name, as most programs that read OS_* know them; gophercloud refuses name and id together.
        user_domain_name: domainName,
        project_name: options.name,
        project_domain_name: domainName,
      },
      from: {},
    };
    const connection = await connect(config, { now: options.now });
    const credential =
      options.credential === 'application_credential'
        ? await makeApplicationCredential(connection, options)
        : {
            kind: 'password' as const,
            config,
            roles: [...options.roles].sort(),
            accessRules: 0,
            secrets: [password],
          };
    return {
      scratch: true,
      connection,
      credential: { ...credential, secrets: [...credential.secrets, password] },
    };
  } catch (cause) {
    throw new TouchstoneError(
      'SCRATCH_NOT_MADE',
      `The scratch project ${options.name} could not be made: ${reasonOf(cause)}`,
      {
        hint: 'What had been made is removed. Check the rights of the admin credentials in clouds.yaml.',
        details: { name: options.name, ...(isTouchstoneError(cause) ? cause.details : {}) },
        cause,
      },
    );
  }
}

async function roleIds(admin: Connection, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const body = (await admin.get('identity', '/roles')) as { roles?: readonly { id: string; name: string }[] };
  const known = body.roles ?? [];
  // Keystone compares the names of roles without regard to case.
  const found = names.map((name) => [
    name,
    known.find((role) => role.name.toLowerCase() === name.toLowerCase())?.id,
  ]);
  const missing = found.filter(([, id]) => id === undefined).map(([name]) => name);
  if (missing.length > 0) {
    throw new TouchstoneError(
      'SCRATCH_NO_ROLE',
      `Cloud "${admin.config.name}" has no role ${missing.join(', ')}; it has ${known.map((role) => role.name).join(', ')}.`,
      {
        hint: 'Correct needs.roles of the manifest, or have the role made on the cloud.',
        details: { missing, known: known.map((role) => role.name) },
      },
    );
  }
  return new Map(found as [string, string][]);
}

async function makeNamed(
  admin: Connection,
  kind: 'project' | 'user',
  name: string,
  domainId: string,
  more: Readonly<Record<string, unknown>>,
): Promise<string> {
  const body = (await admin.post('identity', `/${kind}s`, {
    [kind]: {
      name,
      domain_id: domainId,
      enabled: true,
      description: MADE_BY,
      ...more,
    },
  })) as Readonly<Record<string, { id: string }>>;
  const id = body[kind]?.id;
  if (id === undefined) throw new Error(`Keystone gave no id for the ${kind} ${name}`);
  return id;
}
