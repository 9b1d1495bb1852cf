// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { maskSecrets } from '../process/output-tail.js';
import type { CloudAuth, CloudConfig } from './cloud-config.js';
import type { CatalogEntry } from './catalog.js';
import type { Send } from './http-client.js';
import { parseJson } from './parse-json.js';

export interface Token {
  /** The secret itself. */
  readonly value: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  readonly user: { readonly id: string; readonly name: string; readonly domainId: string };
  readonly project: {
    readonly id: string;
    readonly name: string;
    readonly domainId: string;
    readonly domainName: string;
  };
  readonly roles: readonly string[];
  readonly catalog: readonly CatalogEntry[];
}

interface TokenDocument {
  readonly token?: {
    readonly expires_at?: string;
    readonly user?: { id: string; name: string; domain?: { id: string } };
    readonly project?: { id: string; name: string; domain?: { id: string; name?: string } };
    readonly roles?: readonly { name: string }[];
    readonly catalog?: readonly CatalogEntry[];
  };
}

/**
 * Asks Keystone for a token scoped to a project (identity v3, POST /v3/auth/tokens).
 * Throws ACCESS_WRONG_CREDENTIALS, ACCESS_NOT_KEYSTONE, ACCESS_NO_PROJECT, and what `send` throws.
 */
export async function authenticate(
  config: CloudConfig,
  identityUrl: string,
  send: Send,
  signal?: AbortSignal,
): Promise<Token> {
  const answer = await send(
    {
      method: 'POST',
      url: `${identityUrl}/auth/tokens`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tokenRequest(config)),
    },
    signal,
  );
  if (answer.status === 401 || answer.status === 403)
    throw wrongCredentials(config, answer.status, answer.text);
  const document = parseJson(answer.text) as TokenDocument | undefined;
  const value = answer.headers['x-subject-token'];
  const { token } = document ?? {};
  if (answer.status >= 300 || token?.user === undefined || value === undefined) {
    throw new TouchstoneError(
      'ACCESS_NOT_KEYSTONE',
      `${identityUrl}/auth/tokens answers ${answer.status} and gives no token.`,
      {
        hint: 'Check auth_url; the log of Keystone at that time may say more.',
        details: { url: identityUrl, status: answer.status, message: keystoneMessage(config, answer.text) },
      },
    );
  }
  if (token.project === undefined) {
    throw new TouchstoneError(
      'ACCESS_NO_PROJECT',
      `Cloud "${config.name}": Keystone gave a token without a project to ${token.user.name}.`,
      {
        hint: 'Name the project: project_name and project_domain_name under auth (OS_PROJECT_NAME, OS_PROJECT_DOMAIN_NAME).',
        details: { cloud: config.name },
      },
    );
  }
  return {
    value,
    expiresAt: Date.parse(token.expires_at ?? '') || 0,
    user: { id: token.user.id, name: token.user.name, domainId: token.user.domain?.id ?? 'default' },
    project: {
      id: token.project.id,
      name: token.project.name,
      domainId: token.project.domain?.id ?? 'default',
      domainName: token.project.domain?.name ?? 'Default',
    },
    roles: (token.roles ?? []).map((role) => role.name),
    catalog: token.catalog ?? [],
  };
}

function tokenRequest({ authType, auth }: CloudConfig): unknown {
  if (authType === 'application_credential') {
    return {
      auth: {
        identity: {
          methods: ['application_credential'],
          application_credential: {
            ...(auth.application_credential_id === undefined
              ? { name: auth.application_credential_name, user: userOf(auth) }
              : { id: auth.application_credential_id }),
            secret: auth.application_credential_secret,
          },
        },
      },
    };
  }
  const identity =
    authType === 'token'
      ? { methods: ['token'], token: { id: auth.token } }
      : { methods: ['password'], password: { user: { ...userOf(auth), password: auth.password } } };
  const scope = projectOf(auth);
  return { auth: { identity, ...(scope ? { scope: { project: scope } } : {}) } };
}

function userOf(auth: CloudAuth): Readonly<Record<string, unknown>> {
  if (auth.user_id !== undefined) return { id: auth.user_id };
  return { name: auth.username, domain: domainOf(auth.user_domain_id, auth.user_domain_name) };
}

function projectOf(auth: CloudAuth): unknown {
  if (auth.project_id !== undefined) return { id: auth.project_id };
  if (auth.project_name === undefined) return undefined;
  return { name: auth.project_name, domain: domainOf(auth.project_domain_id, auth.project_domain_name) };
}

/** keystoneauth's default_domain_id of `default` is what devstack and every distribution set up. */
function domainOf(id: string | undefined, name: string | undefined): unknown {
  return id === undefined && name !== undefined ? { name } : { id: id ?? 'default' };
}

function wrongCredentials(config: CloudConfig, status: number, text: string): TouchstoneError {
  const who =
    config.authType === 'application_credential'
      ? `application credential ${config.auth.application_credential_id ?? config.auth.application_credential_name ?? ''}`
      : config.authType === 'token'
        ? 'the token'
        : `user ${config.auth.username ?? config.auth.user_id ?? ''}`;
  const field = {
    password: 'auth.password',
    token: 'auth.token',
    application_credential: 'auth.application_credential_secret',
  }[config.authType];
  return new TouchstoneError(
    'ACCESS_WRONG_CREDENTIALS',
    `Keystone of cloud "${config.name}" (${config.auth.auth_url}) refused ${who} with ${status}.`,
    {
      hint: `Check ${field} (from ${config.from[field] ?? 'an unknown place'}), the names of user, project and their domains, and whether the credential has expired.`,
      details: { cloud: config.name, status, message: keystoneMessage(config, text) },
    },
  );
}

/** Keystone quotes what it was sent where that does not fit its schema, the password included. */
function keystoneMessage({ auth }: CloudConfig, text: string): string {
  const error = (parseJson(text) as { error?: { message?: unknown } } | undefined)?.error;
  const secrets = [auth.password, auth.application_credential_secret, auth.token];
  const told = typeof error?.message === 'string' ? error.message : '';
  return maskSecrets(
    told,
    secrets.filter((secret) => secret !== undefined),
  ).slice(0, 300);
}
