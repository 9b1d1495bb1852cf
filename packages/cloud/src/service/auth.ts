// SPDX-License-Identifier: Apache-2.0

/** One rule of an application credential: which calls its tokens may make. */
export interface AccessRule {
  readonly service: string;
  readonly method: string;
  readonly path: string;
}

/** Who is calling, as the token says. `kind: 'anonymous'` where an operation lets callers in without one. */
export interface Auth {
  readonly kind: 'anonymous' | 'token';
  readonly tokenId: string;
  readonly userId: string;
  readonly userName: string;
  readonly userDomainId: string;
  /** Empty unless the token is scoped to a project. */
  readonly projectId: string;
  readonly projectName: string;
  readonly projectDomainId: string;
  /** Empty unless the token is scoped to a domain. */
  readonly domainId: string;
  readonly system: boolean;
  /** Names, with those that they imply. */
  readonly roles: readonly string[];
  readonly isAdmin: boolean;
  readonly applicationCredentialId: string | undefined;
  /** Undefined: no rules, every call is allowed. An empty list allows none. */
  readonly accessRules: readonly AccessRule[] | undefined;
}

export const ANONYMOUS: Auth = Object.freeze({
  kind: 'anonymous',
  tokenId: '',
  userId: '',
  userName: '',
  userDomainId: '',
  projectId: '',
  projectName: '',
  projectDomainId: '',
  domainId: '',
  system: false,
  roles: [],
  isAdmin: false,
  applicationCredentialId: undefined,
  accessRules: undefined,
});
