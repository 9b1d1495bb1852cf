// SPDX-License-Identifier: Apache-2.0
import { operations } from '@touchstone/openstack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRestOperations } from './find-rest-operations.js';
import type { RestRequest } from './rest-request.js';
import { serviceHints } from './service-hints.js';

function find(
  method: string | null,
  path: string,
  services: readonly string[] = [],
  action?: string,
): string[] {
  const request: RestRequest = { method, path, services, ...(action === undefined ? {} : { action }) };
  return findRestOperations(request).map((one) => `${one.operation} ${one.confidence}`);
}

describe('findRestOperations', () => {
  it('finds a path behind an unknown endpoint by the service that the surroundings name', () => {
    expect(find('POST', '{}/servers', ['compute'])).toEqual(['compute:server.create high']);
    expect(find('GET', '{}/servers/{}', ['nova'])).toEqual(['compute:server.show high']);
    expect(find('GET', '{}/v2.0/networks', ['network'])).toEqual(['network:network.list high']);
    expect(find('GET', '{}/flavors/detail', ['compute'])).toEqual(['compute:flavor.list-detail high']);
  });

  it('takes no list with all details for the resource of that id, where the index has no such list', () => {
    expect(find('GET', '{}/images/detail', ['image'])).not.toContain('image:image.show high');
    expect(find('GET', '{}/images/{}', ['image'])).toEqual(['image:image.show high']);
  });

  it('reads versions, projects, ports and services out of the path itself', () => {
    expect(find('GET', '/v2/{}/servers/detail')).toEqual(['compute:server.list-detail high']);
    expect(find('POST', '/v3/auth/tokens')).toEqual(['identity:token.create high']);
    expect(find('GET', 'http://{}:8774/v2.1/servers')).toEqual(['compute:server.list high']);
    expect(find('GET', 'https://cloud.example.org/volume/v3/{}/volumes?limit={}')).toEqual([
      'block-storage:volume.list high',
    ]);
    expect(find('GET', '{}v2.0/ports.json')).toEqual(['network:port.list medium']);
  });

  it('tells actions apart by their key, and says nothing without one', () => {
    expect(find('POST', '/servers/{}/action', ['compute'], 'os-start')).toEqual([
      'compute:server.action.start high',
    ]);
    expect(find('POST', '/servers/{}/action', ['compute'])).toEqual([]);
    expect(find('POST', '/servers/{}/action', ['compute'], 'no-such-key')).toEqual([]);
  });

  it('takes the newest version of an API where the path names none', () => {
    expect(find('GET', '{}/volumes', ['block-storage'])).toEqual(['block-storage:volume.list high']);
    expect(find('GET', '{}/v2/{}/volumes', ['block-storage'])).toEqual(['block-storage:v2.volume.list high']);
  });

  it('is less sure without a hint, and unsure against one', () => {
    expect(find('POST', '{}/servers/{}/os-interface')).toEqual(['compute:server.interface.create medium']);
    expect(find('GET', '/servers')).toEqual(['compute:server.list low']);
    expect(find('POST', '/servers', ['network'])).toEqual(['compute:server.create low']);
  });

  it('says nothing of a path that several services share', () => {
    expect(find('GET', '/flavors/{}')).toEqual([]);
    expect(find('GET', '/healthcheck')).toEqual([]);
    expect(find('GET', '/flavors/{}', ['compute'])).toEqual(['compute:flavor.show high']);
    expect(find('GET', '/ports')).toEqual(['network:port.list low']);
  });

  it('is less sure where the end of the path is open or the method unknown', () => {
    expect(find('GET', '{}/servers{}', ['compute'])).toEqual(['compute:server.list medium']);
    expect(find(null, '{}/servers/{}', ['compute'])).toEqual(['compute:server.show medium']);
    expect(find(null, '{}/auth/tokens')).toEqual(['identity:token.create medium']);
    expect(find(null, '{}/v3/auth/tokens')).toEqual(['identity:token.create high']);
  });

  it('finds containers and objects only where the object store is meant', () => {
    expect(find('PUT', '{}/{}/{}', ['object-store'])).toEqual(['object-store:object.put medium']);
    expect(find('PUT', '{}/{}', ['swift'])).toEqual(['object-store:container.put medium']);
    expect(find('GET', '/v1/{}/{}/{}', ['swift'])).toEqual(['object-store:object.get medium']);
    expect(find('PUT', '{}/{}/{}')).toEqual([]);
    expect(find('PUT', '{}/{}/{}', ['compute', 'object-store'])).toEqual([]);
  });

  it('does not take a version for another', () => {
    expect(find('GET', '/v1/servers', ['compute'])).toEqual([]);
    expect(find('GET', '/api/v1/pods')).toEqual([]);
    expect(find('GET', '/api/v1/services')).toEqual([]);
  });

  it('finds every operation of the index that a plain path tells, by its own template and service', () => {
    const plain = operations().filter(
      (one) =>
        one.query === undefined &&
        one.header === undefined &&
        /\/(?!v\d)[^/{]+/.test(one.path) &&
        one.service !== 's3' &&
        !one.path.endsWith('.xml'),
    );
    const missed = plain.filter((one) => {
      const request: RestRequest = {
        method: one.method,
        path: `{}${one.path.replaceAll(/\{[^}]+\}/g, '{}')}`,
        services: [one.service],
        ...(one.action === undefined ? {} : { action: one.action }),
      };
      return !findRestOperations(request).some((found) => found.operation === one.id);
    });
    expect(missed.map((one) => `${one.id} ${one.method} ${one.path}`)).toEqual([]);
    expect(plain.length).toBeGreaterThan(3000);
  });

  it('never throws, and finds at most operations of the index, whatever the path', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{}',
        'v2.1',
        'v3',
        'servers',
        'os-volume_attachments',
        'compute',
        '',
        '%2',
        '{',
        'a{}b',
      ),
      fc.string({ maxLength: 8 }),
    );
    const known = new Set(operations().map((one) => one.id));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }),
        fc.constantFrom(null, 'GET', 'POST', 'DELETE', 'FOO'),
        fc.array(fc.constantFrom('compute', 'object-store', 'x', 'network'), { maxLength: 2 }),
        (pieces, method, services) => {
          const found = findRestOperations({ method, path: pieces.join('/'), services });
          return found.every((one) => known.has(one.operation));
        },
      ),
    );
  });
});

describe('serviceHints', () => {
  it('reads services out of folders and names', () => {
    expect(serviceHints('lib/fog/openstack/network/requests/list_ports.rb')).toEqual(['network']);
    expect(serviceHints('NovaClient')).toEqual(['compute']);
    expect(serviceHints('@session.endpoints[:compute]')).toEqual(['compute']);
    expect(serviceHints('block_storage_url')).toEqual(['block-storage']);
    expect(serviceHints('src/cluster/messages')).toEqual([]);
    expect(serviceHints('constructor toString __proto__')).toEqual([]);
  });
});
