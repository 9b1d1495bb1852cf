// SPDX-License-Identifier: Apache-2.0
import type { CloudConfig } from '../cloud-access/cloud-config.js';
import type { Connection } from '../cloud-access/connection.js';
import type { AccessRule, SolutionCredential } from './scratch.js';

export interface ApplicationCredentialOptions {
  readonly name: string;
  /** Names of roles to carry; empty: all that the user has in the project. */
  readonly roles: readonly string[];
  readonly accessRules?: readonly AccessRule[] | undefined;
  /** Heat makes a trust from the caller's token, which Keystone lets only unrestricted credentials do. */
  readonly unrestricted: boolean;
}

/** Makes an application credential of the connection's own user (identity v3, application credentials). Throws ACCESS_HTTP. */
export async function makeApplicationCredential(
  connection: Connection,
  options: ApplicationCredentialOptions,
): Promise<SolutionCredential> {
  const { user } = connection.token;
  const rules = options.accessRules ?? [];
  const body = (await connection.post('identity', `/users/${user.id}/application_credentials`, {
    application_credential: {
      name: options.name,
      description: 'Made by Touchstone for one run; safe to remove.',
      unrestricted: options.unrestricted,
      ...(options.roles.length > 0 ? { roles: options.roles.map((name) => ({ name })) } : {}),
      ...(rules.length > 0 ? { access_rules: rules } : {}),
    },
  })) as { application_credential: { id: string; secret: string; roles?: readonly { name: string }[] } };
  const made = body.application_credential;
  const config: CloudConfig = {
    ...connection.config,
    authType: 'application_credential',
    auth: {
      auth_url: connection.config.auth.auth_url,
      application_credential_id: made.id,
      application_credential_secret: made.secret,
    },
    from: {},
  };
  return {
    kind: 'application_credential',
    config,
    roles: (made.roles ?? []).map((role) => role.name).sort(),
    accessRules: rules.length,
    secrets: [made.secret],
  };
}

/** Removes the application credentials of the connection's user that bear a name. */
export async function removeApplicationCredential(connection: Connection, name: string): Promise<void> {
  const below = `/users/${connection.token.user.id}/application_credentials`;
  const found = (await connection.get('identity', `${below}?name=${encodeURIComponent(name)}`)) as {
    application_credentials?: readonly { id: string; name: string }[];
  };
  for (const credential of found.application_credentials ?? []) {
    if (credential.name === name) await connection.remove('identity', `${below}/${credential.id}`);
  }
}
