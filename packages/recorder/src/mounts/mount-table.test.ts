// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  catalogEndpoints,
  listedEndpoints,
  listedServices,
  type CatalogEndpoint,
} from './catalog-endpoints.js';
import { endpointRoot } from './endpoint-root.js';
import { createUrlRewriter } from '../rewrite/url-rewriter.js';
import { createMountTable } from './mount-table.js';

const types: Record<string, string> = {
  compute: 'compute',
  identity: 'identity',
  volumev3: 'block-storage',
  volume: 'block-storage',
  'block-storage': 'block-storage',
  'object-store': 'object-store',
};
const table = (): ReturnType<typeof createMountTable> => createMountTable((name) => types[name]);
const endpoint = (type: string, url: string, change: Partial<CatalogEndpoint> = {}): CatalogEndpoint => ({
  type,
  url,
  interface: 'public',
  region: 'RegionOne',
  ...change,
});

describe('an endpoint', () => {
  it.each([
    ['http://h:8774/v2.1', 'http://h:8774', '', '/v2.1'],
    ['http://h/compute/v2.1/%(tenant_id)s', 'http://h', '/compute', '/v2.1/%(tenant_id)s'],
    ['https://H:443/volume/v3/$(project_id)s', 'https://h', '/volume', '/v3/$(project_id)s'],
    ['http://h:9696/', 'http://h:9696', '', ''],
    ['http://h/placement', 'http://h', '/placement', ''],
    ['http://[::1]:8080/swift/v1', 'http://[::1]:8080', '/swift', '/v1'],
  ])('%s is cut where its service begins', (url, origin, root, rest) => {
    expect(endpointRoot(url)).toEqual({ origin, root, rest });
  });
  it.each(['', 'ftp://h/', 'h:8774', 'http://', 'http://h:99999/'])('"%s" is none', (url) => {
    expect(endpointRoot(url)).toBeUndefined();
  });
});

describe('the mount table', () => {
  it('gives each service one path, the public endpoint first, and aliases the same one', () => {
    const mounts = table();
    mounts.register([
      endpoint('compute', 'http://int:8774/v2.1', { interface: 'internal' }),
      endpoint('volumev3', 'http://h:8776/v3/1'),
      endpoint('volume', 'http://h:8776/v1/1'),
      endpoint('block-storage', 'http://h:8776/v3/1'),
      endpoint('compute', 'http://h:8774/v2.1'),
      endpoint('compute', 'http://two:8774/v2.1', { region: 'RegionTwo' }),
      endpoint('odd type!', 'http://h:1/v1'),
    ]);
    expect(mounts.mounts.map(({ name, origin }) => [name, origin])).toEqual([
      ['block-storage', 'http://h:8776'],
      ['compute', 'http://h:8774'],
      ['compute.public.RegionTwo', 'http://two:8774'],
      ['odd-type', 'http://h:1'],
      ['compute.internal.RegionOne', 'http://int:8774'],
    ]);
  });

  it('stays as it is when the same catalog comes again', () => {
    const mounts = table();
    mounts.registerRoot('identity', 'http://h/identity/v3');
    const catalog = [endpoint('identity', 'http://h/identity'), endpoint('compute', 'http://h/compute/v2.1')];
    mounts.register(catalog);
    mounts.register(catalog);
    expect(mounts.mounts).toHaveLength(2);
    expect(mounts.mounts[0]).toMatchObject({ name: 'identity', endpoint: { interface: 'public' } });
    expect(mounts.resolve('/identity/v3/auth/tokens')?.mount.endpoint).toBeDefined();
  });

  it('cuts a path behind the mount, and knows what Swift’s clients ask at the root', () => {
    const mounts = table();
    mounts.register([
      endpoint('compute', 'http://h/compute/v2.1'),
      endpoint('object-store', 'http://s:8080/v1/AUTH_1'),
    ]);
    expect(mounts.resolve('/compute/v2.1/servers')).toMatchObject({
      rest: '/v2.1/servers',
      mount: { root: '/compute' },
    });
    expect(mounts.resolve('//compute')).toMatchObject({ rest: '' });
    expect(mounts.resolve('/computer/v2.1')).toBeUndefined();
    expect(mounts.resolve('/')).toBeUndefined();
    expect(mounts.resolve('/info')).toMatchObject({ rest: '/info', mount: { name: 'object-store' } });
    expect(mounts.resolve('/crossdomain.xml')).toMatchObject({ mount: { name: 'object-store' } });
    expect(mounts.resolve('/v1/AUTH_1/c/o')).toMatchObject({ rest: '/v1/AUTH_1/c/o' });
    expect(mounts.resolveUpstream('http://h/compute/v2.1/x')).toMatchObject({ rest: '/v2.1/x' });
    expect(mounts.resolveUpstream('http://elsewhere/')).toBeUndefined();
  });
});

describe('catalogs', () => {
  const entry = { interface: 'public', region_id: 'R', region: 'R', url: 'http://h:8774/v2.1', id: 'e' };
  it('are found in v3 tokens, in /v3/auth/catalog and in v2.0 tokens', () => {
    const services = [{ type: 'compute', id: 's', endpoints: [entry] }];
    const expected = [
      { type: 'compute', interface: 'public', region: 'R', url: 'http://h:8774/v2.1', serviceId: 's' },
    ];
    expect(catalogEndpoints({ token: { catalog: services } })).toEqual(expected);
    expect(catalogEndpoints({ catalog: services })).toEqual(expected);
    const old = {
      type: 'compute',
      endpoints: [{ region: 'R', publicURL: 'http://h/p', adminURL: 'http://h/a' }],
    };
    expect(catalogEndpoints({ access: { serviceCatalog: [old] } }).map((one) => one.interface)).toEqual([
      'public',
      'admin',
    ]);
  });
  it('of any other shape are empty, not an error', () => {
    for (const odd of [
      null,
      1,
      [],
      {},
      { token: 1 },
      { token: { catalog: [null, { type: 1 }, { type: 'x', endpoints: 3 }] } },
    ]) {
      expect(catalogEndpoints(odd)).toEqual([]);
    }
  });
  it('name listed endpoints by service id where the service is known', () => {
    const known = new Map(listedServices({ services: [{ id: 's', type: 'compute' }, { id: 1 }] }));
    const listed = {
      endpoints: [
        { ...entry, service_id: 's' },
        { ...entry, service_id: 'unknown' },
      ],
    };
    expect(listedEndpoints(listed, known)).toHaveLength(1);
  });

  it('takes no more roots from catalogs than a rewriter can carry', () => {
    const full = createMountTable(() => undefined);
    const endpoints = Array.from({ length: 5000 }, (_, at) => ({
      type: 'compute',
      interface: 'public' as const,
      region: '',
      url: `http://h${at}/v2.1`,
    }));
    full.register(endpoints);
    expect(full.mounts.length).toBe(1000);
    expect(createUrlRewriter(full.mounts, 'http://r', 'compute').text('http://h7/v2.1')).toContain(
      'http://r/',
    );
  });
});
