// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError, type CredentialKind } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';
import { makeApplicationCredential } from './make-application-credential.js';
import type { AccessRule, Workplace } from './scratch.js';

export interface BorrowOptions {
  readonly name: string;
  readonly credential: CredentialKind;
  readonly accessRules?: readonly AccessRule[] | undefined;
  readonly unrestricted: boolean;
}

/**
 * The place to run in without an admin's rights: the person's own project, with an application credential of their
 * own where Keystone lets them make one, else what they signed in with. Throws SCRATCH_NO_CREDENTIAL.
 */
export async function borrowWorkplace(connection: Connection, options: BorrowOptions): Promise<Workplace> {
  const { config, token } = connection;
  const own = config.authType;
  if (options.credential === 'application_credential' || options.accessRules !== undefined) {
    try {
      const credential = await makeApplicationCredential(connection, { ...options, roles: [] });
      return { scratch: false, connection, credential };
    } catch (error) {
      if (!isTouchstoneError(error, 'ACCESS_HTTP')) throw error;
      if (own !== 'application_credential' || options.accessRules !== undefined)
        throw noCredential(config.name, options, error);
    }
  }
  if (own !== options.credential) throw noCredential(config.name, options);
  const { password, application_credential_secret: secret } = config.auth;
  return {
    scratch: false,
    connection,
    credential: {
      kind: options.credential,
      config,
      roles: [...token.roles].sort(),
      accessRules: 0,
      secrets: [password, secret].filter((text) => text !== undefined),
    },
  };
}

function noCredential(cloud: string, options: BorrowOptions, cause?: unknown): TouchstoneError {
  const what =
    options.accessRules === undefined
      ? options.credential.replace('_', ' ')
      : 'application credential with access rules';
  return new TouchstoneError(
    'SCRATCH_NO_CREDENTIAL',
    `The solution needs a ${what}, and none can be made with the credentials of cloud "${cloud}".`,
    {
      hint: 'Sign in with user name and password (or as an admin, who can make a scratch project).',
      details: { cloud, wanted: options.credential },
      cause,
    },
  );
}
