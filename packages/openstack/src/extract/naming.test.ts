// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { canonicalPath, splitDocumentedAction } from './canonical-path.js';
import { nameParams } from './name-params.js';
import { nameOperation, type Nameable, type NamingExceptions } from './naming.js';
import { kebab, singular } from './words.js';

const ROUTES: Nameable[] = [
  { method: 'GET', path: '/v2.1/servers' },
  { method: 'POST', path: '/v2.1/servers' },
  { method: 'GET', path: '/v2.1/servers/detail' },
  { method: 'GET', path: '/v2.1/servers/{id}' },
  { method: 'PUT', path: '/v2.1/servers/{id}' },
  { method: 'POST', path: '/v2.1/servers/{id}/action', action: 'os-getConsoleOutput' },
  { method: 'GET', path: '/v2.1/servers/{server_id}/diagnostics' },
  { method: 'DELETE', path: '/v2.1/servers/{server_id}/os-volume_attachments/{id}' },
  { method: 'GET', path: '/v2.0/qos/policies/{id}' },
  { method: 'PUT', path: '/v2.0/routers/{id}/add_router_interface' },
  { method: 'HEAD', path: '/v3/users/{id}' },
  { method: 'HEAD', path: '/v3/users' },
  { method: 'GET', path: '/v3/volumes/summary' },
  { method: 'GET', path: '/v3/volumes/{id}' },
];

function name(route: Nameable, exceptions: NamingExceptions = {}): string {
  const places = new Map<string, Set<string>>();
  for (const { method, path } of ROUTES) {
    const shape = canonicalPath(path);
    places.set(shape, (places.get(shape) ?? new Set()).add(method));
  }
  const { resource, verb } = nameOperation(route, places, exceptions);
  return `${resource}.${verb}`;
}

describe('naming', () => {
  it('follows the path: resources in the singular, then the verb', () => {
    expect(ROUTES.map((route) => name(route))).toEqual([
      'server.list',
      'server.create',
      'server.list-detail',
      'server.show',
      'server.update',
      'server.action.get-console-output',
      'server.diagnostics.show',
      'server.volume-attachment.delete',
      'qos-policy.show',
      'router.add-router-interface',
      'user.check',
      'user.check-all',
      'volume.summary',
      'volume.show',
    ]);
  });

  it('gives way to what people curated', () => {
    const exceptions = {
      words: { qos: '' },
      resources: { 'server.volume-attachment': 'attachment' },
      operations: { 'POST /servers/{}/action#os-getConsoleOutput': 'server.console-output.show' },
    };
    expect(name(ROUTES[8]!, exceptions)).toBe('policy.show');
    expect(name(ROUTES[7]!, exceptions)).toBe('attachment.delete');
    expect(name(ROUTES[5]!, exceptions)).toBe('server.console-output.show');
  });

  it('names what query and header select, and older versions behind their version', () => {
    const exceptions = {
      operations: {
        'GET /queues/{}/messages?ids=true': 'queue.message.show-many',
        'PUT /{}/{}^x-amz-copy-source=true': 'object.copy',
        'HEAD /{}': 'bucket.head',
      },
    };
    const messages = { service: 'message', method: 'GET', path: '/v2/queues/{name}/messages' };
    expect(name({ ...messages, query: { ids: true } }, exceptions)).toBe('queue.message.show-many');
    const copy = { service: 's3', method: 'PUT', path: '/{bucket}/{key+}' };
    expect(name({ ...copy, header: { 'x-amz-copy-source': true } }, exceptions)).toBe('object.copy');
    expect(name({ service: 's3', method: 'HEAD', path: '/{bucket}' }, exceptions)).toBe('bucket.head');
    const old = { service: 'data-processing', method: 'GET', path: '/v1.1/{project_id}/clusters' };
    expect(name({ ...old, handler: 'v10.index' })).toBe('v1.1.cluster.list');
  });

  it('meets paths that sources write differently', () => {
    expect(canonicalPath('/v3/{project_id}/volumes/{id}')).toBe(canonicalPath('/volumes/{volume_id}'));
    expect(canonicalPath('/v1/{tenant_id}/stacks')).toBe('/stacks');
    expect(canonicalPath('/v1.1/{project_id}/clusters', 'data-processing')).toBe('/v1.1/clusters');
    expect(canonicalPath('/v2/{project_id}/clusters', 'data-processing')).toBe('/clusters');
    expect(splitDocumentedAction('/servers/{server_id}/action (os-start)')).toEqual({
      path: '/servers/{server_id}/action',
      action: 'os-start',
    });
  });

  it('lets a vague parameter take the name of its collection', () => {
    expect(nameParams('/v2.1/servers/{id}/tags/{id}')).toBe('/v2.1/servers/{server_id}/tags/{tag_id}');
    expect(nameParams('/resource_providers/{uuid}')).toBe('/resource_providers/{resource_provider_uuid}');
  });

  it('knows the plurals that these services use', () => {
    const words = [
      'policies',
      'addresses',
      'statuses',
      'resource-classes',
      'metadata',
      'access',
      'caches',
      'leases',
      'ips',
    ];
    expect(words.map(singular)).toEqual([
      'policy',
      'address',
      'status',
      'resource-class',
      'metadata',
      'access',
      'cache',
      'lease',
      'ip',
    ]);
    expect(['os-getVNCConsole', 'OS-TRUST', 'extra_specs'].map(kebab)).toEqual([
      'get-vnc-console',
      'trust',
      'extra-specs',
    ]);
  });
});
