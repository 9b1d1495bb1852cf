// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createCloud } from '../cloud/create-cloud.js';
import type { CloudOptions, EmbeddedCloud } from '../cloud/embedded-cloud.js';
import type { InjectedAnswer } from '../http/inject.js';

/** A cloud for tests: its clock stands still until it is moved, and its ids are the same on every run. */
export interface TestCloud {
  readonly cloud: EmbeddedCloud;
  /** Milliseconds. */
  readonly pass: (time: number) => void;
  /** Calls as one of the cloud's users, with a token of its project. */
  readonly as: (name: 'admin' | 'demo') => Promise<Caller>;
}

export type Caller = (
  method: string,
  url: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<InjectedAnswer>;

export function createTestCloud(options: Partial<CloudOptions> = {}): TestCloud {
  let now = Date.UTC(2026, 10, 22, 12, 0, 0);
  const cloud = createCloud({ clock: () => now, random: countingRandom(), ...options });
  return {
    cloud,
    pass: (time) => void (now += time),
    as: async (name) => callWith(cloud, await signInAs(cloud, name)),
  };
}

/** Calls with a token. */
export function callWith(cloud: EmbeddedCloud, token: string): Caller {
  return (method, url, body, headers = {}) =>
    cloud.inject({ method, url, body, headers: { 'X-Auth-Token': token, ...headers } });
}

/** A project token of one of the cloud's users. */
export async function signInAs(cloud: EmbeddedCloud, name: 'admin' | 'demo'): Promise<string> {
  const { username, password, projectName } = cloud.credentials.find((one) => one.name === name)!;
  const domain = { id: 'default' };
  const identity = { methods: ['password'], password: { user: { name: username, domain, password } } };
  const auth = { identity, scope: { project: { name: projectName, domain } } };
  const answer = await cloud.inject({ method: 'POST', url: '/identity/v3/auth/tokens', body: { auth } });
  return answer.headers['x-subject-token']!;
}

/** Bytes that look random and never repeat, but are the same in every run. */
function countingRandom(): (size: number) => Uint8Array {
  let count = 0;
  return (size) => {
    count += 1;
    const blocks = Array.from({ length: Math.ceil(size / 64) }, (_, block) =>
      createHash('sha512').update(`${count}:${block}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, size);
  };
}
