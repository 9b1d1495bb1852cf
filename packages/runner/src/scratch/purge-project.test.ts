// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../cloud-access/connection.js';
import { takeInventory } from './inventory.js';
import { purgeProject } from './purge-project.js';

type Row = Record<string, unknown>;

/** A project in memory behind the two calls that listing and removing make. */
function project(rows: Record<string, Row[]>, options: { broken?: string; stubborn?: string } = {}) {
  const removed: string[] = [];
  const services = ['compute', 'block-storage', 'network', 'object-store'];
  const connection = {
    token: { project: { id: 'P' } },
    findEndpoint: (type: string) =>
      services.includes(type) ? { type, catalogType: type, url: 'http://c' } : undefined,
    serviceRoot: () => 'http://c',
    get: (service: string, path: string) => {
      const bare = path.replace(/\?.*$/, '').replace(/\/detail$/, '');
      if (bare === options.broken) {
        return Promise.reject(new TouchstoneError('ACCESS_HTTP', 'GET was answered 500.'));
      }
      if (service === 'object-store') {
        return Promise.resolve(
          path.includes('marker=&') || path.endsWith('marker=') ? (rows[bare] ?? []) : [],
        );
      }
      const key = (bare.split('/').at(-1) ?? '').replace(/^os-/, '').replaceAll('-', '_');
      return Promise.resolve({ [key]: rows[bare] ?? [] });
    },
    put: () => Promise.resolve({}),
    remove: (_: string, path: string) => {
      removed.push(path);
      if (path === options.stubborn)
        return Promise.reject(new TouchstoneError('ACCESS_HTTP', 'it is in use'));
      for (const [collection, list] of Object.entries(rows)) {
        rows[collection] = list.filter((row) => {
          const id = String((row['keypair'] as Row | undefined)?.['name'] ?? row['id'] ?? row['name']);
          return `${collection}/${id}` !== path && !(collection === '' && path === `/${id}`);
        });
      }
      return Promise.resolve();
    },
  };
  return { connection: connection as unknown as Connection, removed };
}
const options = { patienceMs: 1000, sleep: () => Promise.resolve() };
const recordedId = (type: string, id: string): string => `${type}=${id}`;

describe('takeInventory', () => {
  test('says so where a project holds more than is listed: the silence of a list that was cut proves nothing', async () => {
    const { connection } = project({ '': Array.from({ length: 15_000 }, (_, at) => ({ name: `c${at}` })) });
    const { couldNotList } = await takeInventory(connection, recordedId);
    expect(couldNotList.map(({ type }) => type)).toContain('object-store:container');
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `i${at}` }));
    const full = await takeInventory(
      project({ '/servers': many(12_000), '/ports': many(12_000) }).connection,
      recordedId,
    );
    expect(full.resources).toHaveLength(20_000);
    expect(full.couldNotList.map(({ type }) => type)).toContain('network:port');
  });
  test('lists what is there by the types of the index, and not what the cloud makes by itself', async () => {
    const { connection } = project({
      '/servers': [{ id: 's', status: 'ACTIVE' }],
      '/os-keypairs': [{ keypair: { name: 'k' } }],
      '/ports': [
        { id: 'dhcp', device_owner: 'network:dhcp' },
        { id: 'p', device_owner: '' },
      ],
      '/security-groups': [
        { id: 'g0', name: 'default' },
        { id: 'g1', name: 'mine' },
      ],
      '': [{ name: 'box' }],
      '/box': [{ name: 'a/b' }],
    });
    const found = await takeInventory(connection, recordedId);
    expect(found.couldNotList).toEqual([]);
    expect(found.resources).toEqual([
      { type: 'compute:server', id: 'compute:server=s', state: 'ACTIVE' },
      { type: 'compute:keypair', id: 'compute:keypair=k' },
      { type: 'network:port', id: 'network:port=p' },
      { type: 'network:security-group', id: 'network:security-group=g1' },
      { type: 'object-store:object', id: 'object-store:object=box/a/b' },
      { type: 'object-store:container', id: 'object-store:container=box' },
    ]);
  });
  test('tells what is on its way out from what was left', async () => {
    const { connection } = project({
      '/servers': [
        { id: 's', status: 'ACTIVE', 'OS-EXT-STS:task_state': 'deleting' },
        { id: 't', status: 'ACTIVE', 'OS-EXT-STS:task_state': null },
      ],
      '/volumes': [
        { id: 'v', status: 'deleting' },
        { id: 'w', status: 'error_deleting' },
      ],
    });
    expect(await takeInventory(connection, recordedId)).toMatchObject({ leaving: 2, couldNotList: [] });
  });
  test('names what it could not list instead of taking it for empty', async () => {
    const { connection } = project({}, { broken: '/volumes' });
    expect(await takeInventory(connection, recordedId)).toEqual({
      leaving: 0,
      resources: [],
      couldNotList: [{ type: 'block-storage:volume', reason: 'GET was answered 500.' }],
    });
  });
});

describe('purgeProject', () => {
  test('removes what uses before what is used', async () => {
    const { connection, removed } = project({
      '/networks': [{ id: 'n' }],
      '/ports': [{ id: 'p', device_owner: '' }],
      '/servers': [{ id: 's' }],
      '/snapshots': [{ id: 'snap' }],
      '/volumes': [{ id: 'v' }],
    });
    expect(await purgeProject(connection, options)).toEqual([]);
    expect(removed).toEqual(['/servers/s', '/snapshots/snap', '/volumes/v', '/ports/p', '/networks/n']);
  });
  test('goes on past what it cannot remove, and says what that is and why', async () => {
    const { connection, removed } = project(
      { '/volumes': [{ id: 'v', status: 'in-use' }], '/networks': [{ id: 'n' }] },
      { stubborn: '/volumes/v' },
    );
    expect(await purgeProject(connection, options)).toEqual([
      'block-storage:volume v (in-use): it is in use',
    ]);
    expect(removed).toContain('/networks/n');
  });
  test('stops when it is abandoned, and says so', async () => {
    const stop = new AbortController();
    stop.abort();
    const { connection, removed } = project({ '/servers': [{ id: 's' }] });
    expect(await purgeProject(connection, { ...options, signal: stop.signal })).toHaveLength(1);
    expect(removed).toEqual([]);
  });
});
