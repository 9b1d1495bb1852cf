// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml';
import type { CloudCredentials } from '@touchstone/cloud';

/** A clouds.yaml with one cloud per credential, named `touchstone-admin` and `touchstone-demo`. */
export function embeddedCloudsYaml(credentials: readonly CloudCredentials[]): string {
  const clouds = credentials.map((one) => [
    `touchstone-${one.name}`,
    {
      auth: {
        auth_url: one.authUrl,
        username: one.username,
        password: one.password,
        project_name: one.projectName,
        user_domain_name: one.userDomainName,
        project_domain_name: one.projectDomainName,
      },
      region_name: one.regionName,
      identity_api_version: 3,
    },
  ]);
  return stringify({ clouds: Object.fromEntries(clouds) });
}
