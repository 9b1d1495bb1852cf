// SPDX-License-Identifier: Apache-2.0

/** How a person or program proves who it is to Keystone, as `auth_type` names it; the v3 and unversioned names are one. */
export type AuthType = 'password' | 'application_credential' | 'token';

/** The `auth` part of a cloud, in the field names of clouds.yaml. */
export interface CloudAuth {
  readonly auth_url: string;
  readonly username?: string;
  readonly user_id?: string;
  readonly password?: string;
  readonly user_domain_id?: string;
  readonly user_domain_name?: string;
  readonly project_id?: string;
  readonly project_name?: string;
  readonly project_domain_id?: string;
  readonly project_domain_name?: string;
  readonly application_credential_id?: string;
  readonly application_credential_name?: string;
  readonly application_credential_secret?: string;
  readonly token?: string;
}

export const INTERFACES = ['public', 'internal', 'admin'] as const;
export type Interface = (typeof INTERFACES)[number];

/** One cloud, as the OpenStack clients would use it. */
export interface CloudConfig {
  readonly name: string;
  readonly authType: AuthType;
  readonly auth: CloudAuth;
  readonly region: string | undefined;
  readonly interface: Interface;
  /** False: certificates are not checked (`verify: false` or `insecure: true`). */
  readonly verify: boolean;
  /** Paths of PEM files. */
  readonly cacert: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  /** Where each value comes from: field (`auth.password`) to a file or a variable (`OS_PASSWORD`). */
  readonly from: Readonly<Record<string, string>>;
}

/** What reading needs of the world: variables, directories, and a file's text (undefined: not there or not readable). */
export interface ConfigWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  readonly readText: (path: string) => string | undefined;
}
