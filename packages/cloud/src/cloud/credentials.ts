// SPDX-License-Identifier: Apache-2.0

/** What a client needs to sign in to a cloud, in the words of clouds.yaml. */
export interface CloudCredentials {
  /** `admin` or `demo`. */
  readonly name: string;
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
  readonly projectName: string;
  readonly projectId: string;
  readonly userDomainName: string;
  readonly projectDomainName: string;
  readonly regionName: string;
}
