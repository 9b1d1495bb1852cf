// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Connection } from '../cloud-access/connection.js';
import { MADE_BY } from './made-by.js';
import { removeScratch } from './remove-scratch.js';

const NAME = 'touchstone-run-0123456789ab';

/** An admin's connection to a cloud that has a project and a user of the run's name. */
function cloudWith(description: string) {
  const removed: string[] = [];
  const item = (id: string) => ({ id, name: NAME, domain_id: 'default', description });
  const answers: Readonly<Record<string, unknown>> = {
    projects: { projects: [item('P')] },
    users: { users: [item('U')] },
  };
  const admin = {
    config: { auth: { auth_url: 'http://k' } },
    serviceRoot: () => 'http://k/v3',
    findEndpoint: () => undefined,
    get: (_: string, path: string) => Promise.resolve(answers[/^\/(\w+)/.exec(path)?.[1] ?? ''] ?? {}),
    remove: (_: string, path: string) => Promise.resolve(void removed.push(path)),
  } as unknown as Connection;
  return { admin, removed };
}

const options = {
  patienceMs: 0,
  sleep: () => Promise.resolve(),
  random: (size: number) => new Uint8Array(size),
  now: () => 0,
};

describe('removing a scratch project by its name', () => {
  test('removes the project and the user that Touchstone made', async () => {
    const { admin, removed } = cloudWith(MADE_BY);
    expect(await removeScratch(admin, NAME, 'default', { ...options, scratchUser: admin })).toEqual([]);
    expect(removed).toEqual(['/users/U', '/projects/P']);
  });
  test("touches nothing of somebody else's that bears the same name", async () => {
    const { admin, removed } = cloudWith('The payroll');
    const left = await removeScratch(admin, NAME, 'default', options);
    expect(left).toEqual([
      `project ${NAME}: Touchstone did not make it, and leaves it alone`,
      `user ${NAME}: Touchstone did not make it, and leaves it alone`,
    ]);
    expect(removed).toEqual([]);
  });
});
