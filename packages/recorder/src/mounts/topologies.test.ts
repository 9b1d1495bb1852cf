// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createUrlRewriter } from '../rewrite/url-rewriter.js';
import { createMountTable, type MountTable } from './mount-table.js';

const OWN = 'http://127.0.0.1:9';
const TYPES: Readonly<Record<string, string>> = {
  volumev3: 'block-storage',
  volumev2: 'block-storage',
  sharev2: 'shared-file-system',
};

type Row = readonly [type: string, face: 'public' | 'internal' | 'admin', region: string, url: string];

function cloud(...rows: readonly Row[]): MountTable {
  const table = createMountTable((name) => TYPES[name] ?? name);
  table.register(rows.map(([type, face, region, url]) => ({ type, interface: face, region, url })));
  return table;
}

/** What the catalog's URL becomes, and where a call below it then goes. */
function there(table: MountTable, service: string, url: string, below: string) {
  const own = createUrlRewriter(table.mounts, OWN, service).text(url);
  const found = table.resolve(`${own.slice(OWN.length).replace(/\/$/, '')}${below}`);
  const { mount, rest = '' } = found ?? {};
  return {
    own: own.slice(OWN.length),
    service: mount?.service,
    endpoint: mount?.endpoint && `${mount.endpoint.interface} ${mount.endpoint.region}`,
    goes: mount && `${mount.origin}${mount.root}${rest}`,
  };
}

describe('a cloud', () => {
  it('with a service on each host and port', () => {
    const table = cloud(
      ['compute', 'public', 'R', 'http://nova:8774/v2.1'],
      ['image', 'public', 'R', 'http://glance:9292'],
    );
    expect(there(table, 'compute', 'http://nova:8774/v2.1', '/servers')).toEqual({
      own: '/compute/v2.1',
      service: 'compute',
      endpoint: 'public R',
      goes: 'http://nova:8774/v2.1/servers',
    });
    expect(there(table, 'image', 'http://glance:9292', '/v2/images').goes).toBe(
      'http://glance:9292/v2/images',
    );
  });

  it('with every service below a path of one host, one path the beginning of another', () => {
    const table = cloud(
      ['compute', 'public', 'R', 'https://cloud/compute/v2.1'],
      ['volumev3', 'public', 'R', 'https://cloud/volume/v3/%(tenant_id)s'],
      ['sharev2', 'public', 'R', 'https://cloud/volume-share/v2'],
      ['placement', 'public', 'R', 'https://cloud/compute/placement'],
      ['dns', 'public', 'R', 'https://cloud'],
    );
    const goes = (service: string, url: string): unknown => there(table, service, url, '/x').goes;
    expect(goes('compute', 'https://cloud/compute/v2.1')).toBe('https://cloud/compute/v2.1/x');
    expect(goes('compute', 'https://cloud/volume/v3/1')).toBe('https://cloud/volume/v3/1/x');
    expect(there(table, 'compute', 'https://cloud/volume-share/v2', '/x').service).toBe('shared-file-system');
    expect(there(table, 'compute', 'https://cloud/compute/placement', '/x').service).toBe('placement');
    expect(there(table, 'compute', 'https://cloud/v2', '/zones').service).toBe('dns');
    expect(table.resolveUpstream('https://cloud/compute/placement/x')?.mount.service).toBe('placement');
    expect(table.resolveUpstream('https://cloud/computex')?.mount.service).toBe('dns');
  });

  it('with two regions: two mounts, each known by its region', () => {
    const table = cloud(
      ['compute', 'public', 'RegionOne', 'https://one.cloud:8774/v2.1'],
      ['compute', 'public', 'RegionTwo', 'https://two.cloud:8774/v2.1'],
      ['object-store', 'public', 'RegionOne', 'https://one.cloud/swift/v1'],
      ['object-store', 'public', 'RegionTwo', 'https://two.cloud/swift/v1'],
    );
    expect(there(table, 'compute', 'https://one.cloud:8774/v2.1', '/servers').endpoint).toBe(
      'public RegionOne',
    );
    const two = there(table, 'compute', 'https://two.cloud:8774/v2.1', '/servers');
    expect(two).toMatchObject({ endpoint: 'public RegionTwo', goes: 'https://two.cloud:8774/v2.1/servers' });
    const first = there(table, 'object-store', 'https://one.cloud/swift/v1', '/c/o');
    const second = there(table, 'object-store', 'https://two.cloud/swift/v1', '/c/o');
    expect(first).toMatchObject({ own: '/swift/v1', goes: 'https://one.cloud/swift/v1/c/o' });
    expect(second).toMatchObject({ goes: 'https://two.cloud/swift/v1/c/o', endpoint: 'public RegionTwo' });
  });

  it('with interfaces of their own, or with one address for all of them', () => {
    const table = cloud(
      ['compute', 'admin', 'R', 'http://10.0.0.1:8774/v2.1'],
      ['compute', 'internal', 'R', 'http://nova.internal:8774/v2.1'],
      ['compute', 'public', 'R', 'https://nova.cloud/v2.1'],
      ['image', 'internal', 'R', 'https://glance.cloud'],
      ['image', 'public', 'R', 'https://glance.cloud'],
    );
    const face = (url: string): unknown => there(table, 'compute', url, '/servers').endpoint;
    expect(face('http://10.0.0.1:8774/v2.1')).toBe('admin R');
    expect(face('http://nova.internal:8774/v2.1')).toBe('internal R');
    expect(face('https://nova.cloud/v2.1')).toBe('public R');
    expect(there(table, 'image', 'https://glance.cloud', '/v2/images').endpoint).toBe('public R');
  });

  it.each([
    ['compute', 'http://h:8774/v2.1/0123456789abcdef0123456789abcdef', '/servers'],
    ['compute', 'http://h:8774/v2.1/%(tenant_id)s/', '/servers'],
    ['network', 'http://h:9696/', '/v2.0/networks'],
    ['network', 'http://h:9696/networking/', '/v2.0/networks'],
    ['network', 'https://h:443/networking', '/v2.0/networks'],
    ['network', 'http://h:80', '/v2.0/networks'],
    ['network', 'HTTPS://NEUTRON.Cloud', '/v2.0/networks'],
    ['network', 'http://[2001:DB8::1]:9696', '/v2.0/networks'],
    ['network', 'http://10.0.0.5:9696/v2.0', '/networks'],
    ['compute', 'https://api.cloud/v1/nova/v2.1', '/servers'],
    ['object-store', 'https://swift.cloud/v1/AUTH_0123456789abcdef0123456789abcdef', '/c/o'],
    ['object-store', 'https://swift.cloud/v1/0123456789abcdef0123456789abcdef', '/c/o'],
    ['object-store', 'https://swift.cloud/v1/RESELLER_x', '/c/o'],
    ['object-store', 'https://rgw.cloud:8443/swift/v1', '/c/o'],
  ])('that offers %s at %s is called there', (service, url, below) => {
    const { goes, ...rest } = there(cloud([service, 'public', 'R', url]), service, url, below);
    expect(rest.service).toBe(service);
    const path = /^https?:\/\/[^/]+(.*)$/i.exec(url)![1]!.replace(/\/$/, '');
    expect(goes).toBe(`${new URL(url).origin}${path}${below}`);
  });
});

describe('a cloud whose names have addresses', () => {
  it('is known by them, in links and by a forward proxy', () => {
    const table = createMountTable((name) => name, {
      addresses: { 'nova.cloud': ['192.0.2.1', '2001:db8::1'], 'glance.cloud': [] },
    });
    table.register([
      { type: 'compute', interface: 'public', region: 'R', url: 'https://nova.cloud/compute/v2.1' },
      { type: 'image', interface: 'public', region: 'R', url: 'https://glance.cloud:9292' },
    ]);
    const rewriter = createUrlRewriter(table.mounts, OWN, 'compute');
    expect(rewriter.text('"http://192.0.2.1/compute/v2.1/x"')).toBe(`"${OWN}/compute/v2.1/x"`);
    expect(rewriter.text('"https://[2001:db8::1]/compute"')).toBe(`"${OWN}/compute"`);
    expect(table.findHost('192.0.2.1', 443)).toBe('service');
    expect(table.findHost('[2001:db8::1]', 443)).toBe('service');
    expect(table.findHost('192.0.2.1', 9292)).toBe('cloud');
    expect(table.resolveUpstream('https://192.0.2.1/compute/v2.1/servers')).toMatchObject({
      rest: '/v2.1/servers',
      mount: { origin: 'https://nova.cloud' },
    });
  });
});

describe('paths that clients sign', () => {
  const swift: Row = ['object-store', 'public', 'R', 'https://swift.cloud/v1/AUTH_1'];
  it('are those of the cloud: a temporary URL’s, S3’s and EC2’s', () => {
    const table = cloud(
      swift,
      ['s3', 'public', 'R', 'https://swift.cloud'],
      ['ec2', 'public', 'R', 'https://ec2.cloud/services/Cloud'],
    );
    expect(there(table, 'object-store', swift[3], '/c/o').own).toBe('/v1/AUTH_1');
    expect(table.resolve('/bucket/key', 's3')).toMatchObject({
      rest: '/bucket/key',
      mount: { service: 's3' },
    });
    expect(table.resolve('/compute/key', 's3')?.mount.service).toBe('s3');
    expect(table.resolve('/services/Cloud', 'ec2')).toMatchObject({ rest: '', mount: { service: 'ec2' } });
    expect(table.resolve('/bucket/key')).toBeUndefined();
  });

  it('find S3 where a catalog names Swift alone', () => {
    const table = cloud(swift);
    expect(table.resolve('/bucket/key', 's3')?.mount).toMatchObject({
      service: 's3',
      origin: 'https://swift.cloud',
    });
    expect(table.resolve('/bucket/key', 'ec2')).toBeUndefined();
    expect(cloud(['compute', 'public', 'R', 'http://h/v2.1']).resolve('/bucket', 's3')).toBeUndefined();
  });

  it('belong to one endpoint of a kind; the others have a path of their own', () => {
    const table = cloud(swift, ['object-store', 'public', 'Two', 'https://swift.two/v1/AUTH_1']);
    expect(table.mounts.map(({ path }) => path)).toEqual(['', '/object-store.public.Two']);
  });

  it('are left to a forward proxy, with the host, where there is one', () => {
    const table = createMountTable((name) => name, { signedAsIs: true });
    table.register([
      { type: 's3', interface: 'public', region: 'R', url: 'https://s3.cloud' },
      { type: 'compute', interface: 'public', region: 'R', url: 'https://nova.cloud' },
    ]);
    const rewriter = createUrlRewriter(table.mounts, OWN, 'identity');
    expect(rewriter.text('"https://s3.cloud" "https://nova.cloud"')).toBe(
      `"https://s3.cloud" "${OWN}/compute"`,
    );
    expect(table.resolveUpstream('https://s3.cloud/bucket', 's3')?.mount.service).toBe('s3');
  });
});
