// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations } from '../operations/operations.js';
import { matchAction } from './match-action.js';
import { matchRequest } from './match-request.js';
import type { Operation } from '../operations/operation.js';

/** What real clients sent (openstackclient, rclone, restic, s3ql, fog, Prometheus, libcloud, …), and what it is. */
const observed = JSON.parse(
  readFileSync(new URL('./fixtures/observed-requests.json', import.meta.url), 'utf8'),
) as [string, string, string, string][];

function matchUrl(service: string, method: string, url: string) {
  const [path = '', query] = url.split('?');
  return matchRequest({ service, method, path, ...(query === undefined ? {} : { query }) });
}

function sampleOf(operation: Operation): string {
  const query = Object.entries(operation.query ?? {}).map(
    ([key, value]) => `${key}=${value === true ? '1' : value}`,
  );
  return operation.path.replace(/\{[^}]+\}/g, 'x') + (query.length > 0 ? `?${query.join('&')}` : '');
}

describe('matchRequest', () => {
  it.each(observed)('knows %s %s %s', (service, method, url, id) => {
    const match = matchUrl(service, method, url);
    expect(match.kind === 'operation' ? match.operation.id : match).toBe(id);
  });

  it('finds every operation of the index again by its own template', () => {
    for (const operation of operations()) {
      const [path = '', query = ''] = sampleOf(operation).split('?');
      const { service, method, header = {} } = operation;
      const given = (name: string) => (header[name] === true ? 'any' : header[name]) as string | undefined;
      let match = matchRequest({ service, method, path, query, header: given });
      if (match.kind === 'needs-action') {
        match = matchAction(match.candidates, operation.action === undefined ? [] : [operation.action]);
      }
      expect(match.kind === 'operation' ? match.operation.id : `${operation.id}: ${match.kind}`).toBe(
        operation.id,
      );
    }
  });

  it('hands out the parameters, decoded, and the project id that the template leaves out', () => {
    const match = matchUrl('compute', 'GET', '/v2.1/f00/os-keypairs/my%20key');
    expect(match).toMatchObject({ params: { project_id: 'f00', keypair_id: 'my key' } });
  });

  it('keeps every byte of an object name: slashes, double slashes, encoded ones', () => {
    const match = matchUrl('object-store', 'PUT', '/v1/AUTH_a%20b/c//d/%2Fe//f.json/');
    expect(match).toMatchObject({
      operation: { id: 'object-store:object.put' },
      params: { account: 'AUTH_a b', container: 'c', object: '/d//e//f.json/' },
    });
  });

  it('leaves the action to the body', () => {
    const match = matchUrl('compute', 'POST', '/v2.1/servers/1/action');
    expect(match.kind).toBe('needs-action');
    if (match.kind !== 'needs-action') return;
    expect(matchAction(match.candidates, ['resize'], match.params)).toMatchObject({
      operation: { id: 'compute:server.action.resize' },
      params: { server_id: '1' },
    });
    expect(matchAction(match.candidates, ['reszie'])).toMatchObject({
      code: 'UNKNOWN_ACTION',
      nearest: [{ operation: { id: 'compute:server.action.resize' } }, {}, {}],
    });
    expect(matchAction(match.candidates, [])).toMatchObject({ code: 'UNKNOWN_ACTION' });
  });

  it('knows the one action that Cinder takes of groups that are yet to be made', () => {
    const match = matchUrl('block-storage', 'POST', '/v3/f00/groups/action');
    if (match.kind !== 'needs-action') return expect(match.kind).toBe('needs-action');
    expect(matchAction(match.candidates, ['create-from-src'])).toMatchObject({
      operation: { id: 'block-storage:group.action.create-from-src' },
    });
  });

  it('says what is unknown, and what comes nearest', () => {
    const path = matchUrl('compute', 'GET', '/v2.1/server/1');
    expect(path).toMatchObject({
      code: 'UNKNOWN_PATH',
      nearest: [{ operation: { id: 'compute:server.show' } }, {}, {}],
    });
    const method = matchUrl('network', 'PATCH', '/v2.0/networks/1');
    expect(method).toMatchObject({
      code: 'UNKNOWN_METHOD',
      nearest: [{ operation: { path: '/v2.0/networks/{network_id}' } }, {}, {}],
    });
    if (method.kind === 'unknown')
      expect(method.reason).toBe('network answers DELETE, GET, PUT at /v2.0/networks/1, not PATCH.');
    expect(matchUrl('search', 'GET', '/v1/search')).toMatchObject({ code: 'UNKNOWN_SERVICE' });
    const service = matchUrl('computer', 'GET', '/');
    expect(service.kind === 'unknown' && service.reason).toContain('did you mean "compute"?');
  });

  it('says when a whole version of an API was removed', () => {
    const cinder = matchUrl('volume', 'GET', '/v1/f00/volumes');
    expect(cinder).toMatchObject({ code: 'UNKNOWN_PATH', nearest: [{}, {}, {}] });
    if (cinder.kind === 'unknown')
      expect(cinder.reason).toBe('The Block Storage API v1 was removed in Queens; v3 takes its place.');
    const keystone = matchUrl('identity', 'PATCH', '/v2.0/OS-KSCRUD/users/1');
    expect(keystone.kind === 'unknown' && keystone.reason).toContain('removed in Queens');
  });

  it('never throws and always keeps its sentences short, whatever the bytes', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }));
    const service = fc.oneof(
      fc.constantFrom('compute', 'network', 'object-store', 'orchestration', 'volume'),
      text,
    );
    fc.assert(
      fc.property(service, text, text, text, (name, method, path, query) => {
        const match = matchRequest({ service: name, method, path: `/${path}`, query });
        if (match.kind === 'unknown') expect(match.reason.length).toBeLessThanOrEqual(400);
      }),
      { numRuns: 500 },
    );
  });
});
