// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCloud, listenCloud, type EmbeddedCloud } from '@touchstone/cloud';

export interface ACloud {
  readonly cloud: EmbeddedCloud;
  readonly origin: string;
  /** Variables that choose its admin, by a clouds.yaml in the folder. */
  readonly env: Readonly<Record<string, string>>;
  readonly adminPassword: string;
  /** Names of all its projects, as its admin sees them. */
  readonly projects: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** An OpenStack on a port of its own, outside of the command under test, so that a test can look at what is left. */
export async function startACloud(folder: string, release = '2026.2'): Promise<ACloud> {
  const cloud = createCloud({
    release,
    clock: Date.now,
    random: (size) => randomBytes(size),
    transitions: 'quick',
  });
  const listening = await listenCloud(cloud);
  const admin = cloud.credentials.find((one) => one.name === 'admin');
  if (admin === undefined) throw new Error('no admin');
  const auth = {
    auth_url: listening.authUrl,
    username: admin.username,
    password: admin.password,
    project_name: admin.projectName,
    user_domain_name: admin.userDomainName,
    project_domain_name: admin.projectDomainName,
  };
  const file = join(folder, 'clouds.yaml');
  await writeFile(file, JSON.stringify({ clouds: { test: { auth, region_name: admin.regionName } } }));
  const token = async (): Promise<string> => {
    const identity = {
      methods: ['password'],
      password: {
        user: { name: admin.username, password: admin.password, domain: { name: admin.userDomainName } },
      },
    };
    const scope = { project: { name: admin.projectName, domain: { name: admin.projectDomainName } } };
    const answer = await fetch(`${listening.authUrl}/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ auth: { identity, scope } }),
    });
    return answer.headers.get('x-subject-token') ?? '';
  };
  return {
    cloud,
    origin: listening.origin,
    env: { OS_CLIENT_CONFIG_FILE: file, OS_CLOUD: 'test' },
    adminPassword: admin.password,
    async projects() {
      const answer = await fetch(`${listening.authUrl}/projects`, {
        headers: { 'x-auth-token': await token() },
      });
      const { projects } = (await answer.json()) as { projects: { name: string }[] };
      return projects.map((project) => project.name).toSorted();
    },
    async close() {
      await listening.close();
      cloud.close();
    },
  };
}
