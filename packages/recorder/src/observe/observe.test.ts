// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { getOperation, matchRequest } from '@touchstone/openstack';
import { describe, expect, it } from 'vitest';
import { isSignIn, presentedAuth, signInMethod, tokenFacts } from './auth.js';
import { BodyTap, topLevelKeys } from './body-tap.js';
import { faultTitle } from './fault-title.js';
import { recordedResourceId } from './identifier.js';
import { createKeyedHash } from './keyed-hash.js';
import { findMicroversion } from './microversion.js';
import { queryNames, redactMatchedPath, redactUnknownPath } from './redact-path.js';
import { trackSwift } from './track-swift.js';
import { trackResources } from './tracked-resources.js';
import { productTokens } from './user-agent.js';

const hash = createKeyedHash(Buffer.alloc(32, 1));
const ID = '507b4b7b-a03d-4727-97e9-2cfc5c554f3d';
const PROJECT = 'b302b0faf5964ab5ab599bde76828130';

describe('a keyed hash', () => {
  it('is the same for the same value in one run, another in another run, another for a token than for a name', () => {
    const other = createKeyedHash(Buffer.alloc(32, 2));
    expect(hash.name('x')).toMatch(/^h:[0-9a-f]{32}$/);
    expect(hash.name('x')).toBe(hash.name('x'));
    expect(new Set([hash.name('x'), hash.token('x'), other.name('x'), other.token('x')]).size).toBe(4);
  });
});

describe('a recorded path', () => {
  const redact = (service: string, method: string, path: string): string => {
    const match = matchRequest({ service, method, path });
    if (match.kind !== 'operation') throw new Error(`${path} should match`);
    return redactMatchedPath(match.operation, path, match.params, hash);
  };
  it('keeps the words of the API and ids', () => {
    expect(redact('compute', 'GET', `/v2.1/servers/${ID}`)).toBe(`/v2.1/servers/${ID}`);
    expect(redact('compute', 'GET', '/v2/servers/detail')).toBe('/v2/servers/detail');
    expect(redact('compute', 'GET', `/v2.1/${PROJECT}/servers/${ID}`)).toBe(`/v2.1/${PROJECT}/servers/${ID}`);
    expect(redact('block-storage', 'GET', `/v3/volumes/${ID}`)).toBe(`/v3/volumes/${ID}`);
    expect(redact('network', 'GET', `/v2.0/networks/${ID}.json`)).toContain('/v2.0/networks/');
  });
  it('hides names, also those that look like a word of the API', () => {
    expect(redact('compute', 'GET', '/v2.1/os-keypairs/servers')).toBe(
      `/v2.1/os-keypairs/${hash.name('servers')}`,
    );
    const object = `/v1/AUTH_${PROJECT}/v1/deep/er%20name`;
    expect(redact('object-store', 'GET', object)).toBe(
      `/v1/AUTH_${PROJECT}/${hash.name('v1')}/${hash.name('deep/er name')}`,
    );
    expect(redact('object-store', 'GET', `/v1/AUTH_${PROJECT}/${PROJECT}`)).toContain('h:');
    expect(redact('object-store', 'GET', '/v1/AUTH_somebody/c')).toBe(
      `/v1/${hash.name('AUTH_somebody')}/${hash.name('c')}`,
    );
  });
  it('of an unknown request keeps versions, ids and words of the nearest operations', () => {
    const nearest = [getOperation('compute:server.show')];
    expect(redactUnknownPath(`/v2.1/servers/${ID}/bob`, nearest, hash)).toBe(
      `/v2.1/servers/${ID}/${hash.name('bob')}`,
    );
    expect(redactUnknownPath('/v2/zones/bob/recordsets', [], hash, true)).toBe(
      `/v2/zones/${hash.name('bob')}/recordsets`,
    );
    expect(redactUnknownPath(`/v2.0/tokens/${PROJECT}`, [], hash, true)).toBe(
      `/v2.0/tokens/${hash.name(PROJECT)}`,
    );
    expect(redactUnknownPath('/', [], hash)).toBe('/');
  });
  it('never throws and never grows beyond its limit, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 900 }), (path) => {
        expect(redactUnknownPath(path, [], hash).length).toBeLessThanOrEqual(600);
        expect(queryNames(path, hash).every((name) => name.length <= 80)).toBe(true);
      }),
    );
  });
  it('keeps names of query parameters, never values', () => {
    expect(queryNames('limit=1&name=bob&limit=2&changes-since=x&resources1=VCPU:1', hash)).toEqual([
      'limit',
      'name',
      'changes-since',
      'resources1',
    ]);
    expect(queryNames('Bob%20Secret=1&s3cr3t', hash)).toEqual([hash.name('Bob Secret'), hash.name('s3cr3t')]);
    expect(queryNames('', hash)).toEqual([]);
  });
});

describe('a fault', () => {
  it.each([
    ['{"itemNotFound": {"code": 404, "message": "Instance bob could not be found."}}', 'itemNotFound'],
    ['{"error": {"code": 401, "message": "m", "title": "Unauthorized"}}', 'Unauthorized'],
    ['{"NeutronError": {"type": "NetworkNotFound", "message": "m", "detail": ""}}', 'NetworkNotFound'],
    [
      '{"code": 403, "title": "Forbidden", "explanation": "e", "error": {"type": "HTTPForbidden"}}',
      'HTTPForbidden',
    ],
    ['{"errors": [{"status": 403, "title": "Forbidden", "detail": "d"}]}', 'Forbidden'],
    ['{"message": "bob"}', undefined],
    [
      '{"error": {"title": "Bob\'s server could not be found, sorry; try another name or ask at 555-1234"}}',
      undefined,
    ],
    ['not json', undefined],
    ['[]', undefined],
  ])('%s is told by its title', (body, title) => {
    expect(faultTitle(body, 'application/json')).toBe(title);
  });
  it('of Glance is its HTML title', () => {
    expect(faultTitle('<html>\n <head>\n  <title>404 Not Found</title>', 'text/html; charset=UTF-8')).toBe(
      '404 Not Found',
    );
  });
});

describe('who sent a request', () => {
  it('shows by its headers or its query', () => {
    expect(presentedAuth(['X-Auth-Token', 't'], '')).toEqual({ how: 'token', token: 't' });
    expect(presentedAuth(['Authorization', 'AWS4-HMAC-SHA256 Credential=x'], '').how).toBe('ec2');
    expect(presentedAuth(['Authorization', 'Basic x'], '').how).toBe('other');
    expect(presentedAuth(['X-Auth-User', 'x'], '').how).toBe('other');
    expect(presentedAuth([], 'a=b&temp_url_sig=x').how).toBe('temp-url');
    expect(presentedAuth([], '').how).toBe('none');
  });
  it('shows by the method of a sign-in', () => {
    expect(isSignIn('identity', 'POST', '/v3/auth/tokens')).toBe(true);
    expect(isSignIn('identity', 'POST', '/v3/users')).toBe(false);
    const methods = (...list: string[]): unknown => ({ auth: { identity: { methods: list } } });
    expect(signInMethod(methods('application_credential'))).toBe('application_credential');
    expect(signInMethod(methods('totp', 'password'))).toBe('password');
    expect(signInMethod(methods('saml2'))).toBe('other');
    expect(signInMethod({ auth: { passwordCredentials: {} } })).toBe('password');
    expect(signInMethod(undefined)).toBe('other');
    expect(tokenFacts({ token: { project: { id: PROJECT }, catalog: [{}] } })).toEqual({
      project: PROJECT,
      catalog: true,
    });
  });
});

describe('what else a head tells', () => {
  it('a microversion in the common header, or in the service’s own', () => {
    const compute = { type: 'compute', header: 'X-OpenStack-Nova-API-Version' };
    expect(findMicroversion(['OpenStack-API-Version', 'placement 1.3, compute 2.87'], compute)).toBe('2.87');
    expect(findMicroversion(['OpenStack-API-Version', 'placement 1.3'], compute)).toBeUndefined();
    expect(findMicroversion(['x-openstack-nova-api-version', 'LATEST'], compute)).toBe('latest');
    expect(findMicroversion(['X-OpenStack-Manila-API-Version', '2.60'], {})).toBe('2.60');
    expect(findMicroversion(['OpenStack-API-Version', 'compute secret'], compute)).toBeUndefined();
  });
  it('the products of a User-Agent, without comments', () => {
    expect(productTokens('openstacksdk/4.4.0 keystoneauth1/5.10.0 (bob@host) CPython/3.13')).toBe(
      'openstacksdk/4.4.0 keystoneauth1/5.10.0 CPython/3.13',
    );
    expect(productTokens('Bob <bob@example.org>')).toBe('Bob');
    expect(productTokens('(x')).toBeUndefined();
  });
});

describe('a body in passing', () => {
  it('gives its top-level keys, also when it was cut', () => {
    expect(topLevelKeys('{"a": {"x": 1}, "b\\"c": [{"y": 2}], "d": "e"}')).toEqual(['a', 'b"c', 'd']);
    expect(topLevelKeys('{"resize": {"flavorRef": "1", "x')).toEqual(['resize']);
    expect(topLevelKeys('[{"a": 1}]')).toEqual([]);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 20 }), (value) => {
        expect(topLevelKeys(JSON.stringify(value))).toEqual(
          Object.keys(JSON.parse(JSON.stringify(value)) as object),
        );
      }),
    );
  });
  it('is kept up to a limit', () => {
    const tap = new BodyTap(5);
    tap.take(Buffer.from('{"a"'));
    tap.take(Buffer.from(':1}'));
    expect(tap.text()).toBe('{"a":');
    expect(tap.json()).toBeUndefined();
  });
});

describe('tracked resources', () => {
  const base = { params: {}, requestBody: undefined, responseBody: undefined, location: undefined };
  it('are found in bodies, bulk answers, paths and locations', () => {
    const creates = {
      type: 'network:port',
      from: 'body' as const,
      key: 'port',
      bulkKey: 'ports',
      stateField: 'status',
    };
    const bulk = { ports: [{ id: ID, status: 'DOWN' }, { id: PROJECT, status: 'DOWN' }, {}] };
    expect(trackResources({ ...base, tracking: { creates }, responseBody: bulk }, hash).created).toEqual([
      { type: 'network:port', id: ID, state: 'DOWN' },
      { type: 'network:port', id: PROJECT, state: 'DOWN' },
    ]);
    const image = { type: 'compute:image', from: 'location' as const };
    const location = `http://h/v2/images/${ID}?x`;
    expect(trackResources({ ...base, tracking: { creates: image }, location }, hash).created?.[0]?.id).toBe(
      ID,
    );
    const message = { type: 'message:queue.message', from: 'body' as const, key: 'resources' };
    const links = { resources: [`/v2/queues/q/messages/${ID}`, `/v2/queues/q/messages/${PROJECT}`] };
    const posted = trackResources({ ...base, tracking: { creates: message }, responseBody: links }, hash);
    expect(posted.created?.map(({ id }) => id)).toEqual([ID, PROJECT]);
    const put = { type: 'object-store:object', from: 'path' as const, idField: 'object' };
    const made = trackResources(
      { ...base, tracking: { creates: put }, params: { container: 'c', object: 'o' } },
      hash,
    );
    expect(made.created?.[0]?.id).toBe(recordedResourceId('object-store:object', 'c/o', hash));
  });
  it('that were removed are found in the request, or else in the answer', () => {
    const tracking = { deletes: { type: 'network:router-interface', idField: 'port_id' } };
    const deleted = [{ type: 'network:router-interface', id: ID }];
    const byPort = { ...base, tracking, requestBody: { port_id: ID }, responseBody: { port_id: 'other' } };
    expect(trackResources(byPort, hash)).toEqual({ deleted });
    const bySubnet = { ...base, tracking, requestBody: { subnet_id: 's' }, responseBody: { port_id: ID } };
    expect(trackResources(bySubnet, hash)).toEqual({ deleted });
  });
  it('are found where Swift names them: in Destination, and in the lines of a bulk delete', () => {
    const refs = (...ids: string[]): unknown[] =>
      ids.map((id) => {
        const type = id.includes('/') ? 'object-store:object' : 'object-store:container';
        return { type, id: recordedResourceId(type, id, hash) };
      });
    const copy = { headers: ['Destination', '/c/a%20b'], requestText: '', responseText: '' };
    expect(trackSwift('object-store:object.copy', copy, hash)).toEqual({ created: refs('c/a b') });
    const bulk = {
      headers: [],
      requestText: '/c/o%2F1\nc/p\n\nc',
      responseText: '{"Response Status": "200 OK", "Errors": []}',
    };
    expect(trackSwift('object-store:account.bulk-delete', bulk, hash)).toEqual({
      deleted: refs('c/o/1', 'c/p', 'c'),
    });
    const failed = { ...bulk, responseText: 'Errors:\nc/p, 403 Forbidden\nResponse Status: 400 Bad Request' };
    expect(trackSwift('object-store:account.bulk-delete', failed, hash)).toEqual({});
  });
  it('are none where the answer names none', () => {
    const creates = { type: 'compute:server', from: 'body' as const, key: 'server' };
    for (const responseBody of [undefined, null, [], {}, { server: null }, { server: { id: {} } }]) {
      expect(trackResources({ ...base, tracking: { creates }, responseBody }, hash)).toEqual({});
    }
  });
});
