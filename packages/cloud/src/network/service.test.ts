// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createTestCloud, type Caller } from '../testing/test-cloud.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

const demo = (): Promise<Caller> => createTestCloud({ release: 'zed' }).as('demo');
const NOWHERE = '11111111-1111-1111-1111-111111111111';

async function make(
  call: Caller,
  plural: string,
  body: Record<string, unknown>,
): Promise<Record<string, unknown> & Named> {
  const answer = await call('POST', `/network/v2.0/${plural}`, body);
  expect(answer.status, answer.text()).toBe(201);
  return Object.values(answer.json<Record<string, Record<string, unknown> & Named>>())[0]!;
}

const network = (call: Caller, name = 'net') => make(call, 'networks', { network: { name } });
const subnet = (call: Caller, network_id: string, cidr = '10.77.0.0/24') =>
  make(call, 'subnets', { subnet: { network_id, cidr, ip_version: 4 } });

describe('networks', () => {
  it('come with an external one for all, and a private one of the demo project', async () => {
    const call = await demo();
    const { networks } = (await call('GET', '/network/v2.0/networks')).json<{ networks: Named[] }>();
    expect(networks.map(({ name }) => name).sort()).toEqual(['private', 'public']);
  });

  it('are made one by one or many at once, and all or none', async () => {
    const call = await demo();
    const both = await call('POST', '/network/v2.0/networks', { networks: [{ name: 'b1' }, { name: 'b2' }] });
    expect(both.json<{ networks: Named[] }>().networks.map(({ name }) => name)).toEqual(['b1', 'b2']);
    const refused = await call('POST', '/network/v2.0/networks', {
      networks: [{ name: 'b3' }, { bogus: 1 }],
    });
    expect(refused.status).toBe(400);
    const named = await call('GET', '/network/v2.0/networks?name=b3');
    expect(named.json()).toEqual({ networks: [] });
  });

  it.each([
    [{ network: { bogus: 1 } }, 400, 'HTTPBadRequest', "Unrecognized attribute(s) 'bogus'"],
    [
      { network: { name: 5 } },
      400,
      'HTTPBadRequest',
      "Invalid input for name. Reason: '5' is not a valid string.",
    ],
    [{ net: {} }, 400, 'HTTPBadRequest', "Unable to find 'network' in request body"],
    [
      { network: { shared: true } },
      403,
      'PolicyNotAuthorized',
      '(rule:create_network and rule:create_network:shared) is disallowed by policy',
    ],
  ])('refuse %j as Neutron does', async (body, status, type, message) => {
    const answer = await (await demo())('POST', '/network/v2.0/networks', body);
    expect(answer.status).toBe(status);
    expect(answer.json()).toEqual({ NeutronError: { type, message, detail: '' } });
  });

  it('show what lies underneath to admins alone', async () => {
    const { as } = createTestCloud({ release: 'zed' });
    const { id } = await network(await as('demo'));
    const shown = async (who: 'admin' | 'demo') =>
      (await (await as(who))('GET', `/network/v2.0/networks/${id}`)).json<{
        network: Record<string, unknown>;
      }>().network;
    expect(await shown('admin')).toHaveProperty('provider:network_type', 'vxlan');
    expect(await shown('demo')).not.toHaveProperty('provider:network_type');
  });

  it('of others are seen where they are shared or external, and cannot be changed', async () => {
    const call = await demo();
    const { networks } = (await call('GET', '/network/v2.0/networks?name=public')).json<{
      networks: Named[];
    }>();
    const answer = await call('PUT', `/network/v2.0/networks/${networks[0]!.id}`, {
      network: { name: 'mine' },
    });
    expect(answer.status).toBe(403);
    expect(answer.text()).toContain('rule:update_network is disallowed by policy');
  });

  it('are filtered, cut into pages with links, and shown in part', async () => {
    const call = await demo();
    await network(call, 'a');
    await network(call, 'b');
    const first = await call('GET', '/network/v2.0/networks?limit=1&sort_key=name&sort_dir=asc&fields=name');
    const { networks, networks_links: links } = first.json<{
      networks: object[];
      networks_links: { rel: string; href: string }[];
    }>();
    expect(networks).toEqual([{ name: 'a' }]);
    const next = new URL(links.find(({ rel }) => rel === 'next')!.href);
    const second = await call('GET', `${next.pathname}${next.search}`);
    expect(second.json<{ networks: object[] }>().networks).toEqual([{ name: 'b' }]);
    expect((await call('GET', '/network/v2.0/networks?bogus=1')).status).toBe(400);
  });

  it('with ports on them cannot be deleted', async () => {
    const call = await demo();
    const { id } = await network(call);
    const port = await make(call, 'ports', { port: { network_id: id } });
    const refused = await call('DELETE', `/network/v2.0/networks/${id}`);
    expect(refused.status).toBe(409);
    expect(refused.text()).toContain('NetworkInUse');
    expect((await call('DELETE', `/network/v2.0/ports/${port.id}`)).status).toBe(204);
    expect((await call('DELETE', `/network/v2.0/networks/${id}`)).status).toBe(204);
    expect((await call('GET', `/network/v2.0/networks/${id}`)).status).toBe(404);
  });
});

describe('subnets', () => {
  it('choose a gateway and pools', async () => {
    const call = await demo();
    const made = await subnet(call, (await network(call)).id);
    expect(made).toMatchObject({
      gateway_ip: '10.77.0.1',
      allocation_pools: [{ start: '10.77.0.2', end: '10.77.0.254' }],
    });
  });

  it('do not overlap on one network', async () => {
    const call = await demo();
    const { id } = await network(call);
    await subnet(call, id);
    const answer = await call('POST', '/network/v2.0/subnets', {
      subnet: { network_id: id, ip_version: 4, cidr: '10.77.0.0/25' },
    });
    expect(answer.status).toBe(400);
    expect(answer.text()).toContain('overlaps with another subnet');
  });

  it('in use cannot be deleted', async () => {
    const call = await demo();
    const { id } = await network(call);
    const { id: subnetId } = await subnet(call, id);
    await make(call, 'ports', { port: { network_id: id } });
    const answer = await call('DELETE', `/network/v2.0/subnets/${subnetId}`);
    expect(answer.status).toBe(409);
    expect(answer.text()).toContain('SubnetInUse');
  });
});

describe('ports', () => {
  it('get addresses, a hardware address and the default security group', async () => {
    const call = await demo();
    const { id } = await network(call);
    await subnet(call, id);
    const port = await make(call, 'ports', { port: { network_id: id } });
    expect(port).toMatchObject({ status: 'DOWN', fixed_ips: [{ ip_address: '10.77.0.2' }] });
    expect(port['mac_address']).toMatch(/^fa:16:3e:/);
    expect(port['security_groups']).toHaveLength(1);
  });

  it('do not share an address', async () => {
    const call = await demo();
    const { id } = await network(call);
    await subnet(call, id);
    const wish = { port: { network_id: id, fixed_ips: [{ ip_address: '10.77.0.9' }] } };
    await make(call, 'ports', wish);
    const answer = await call('POST', '/network/v2.0/ports', wish);
    expect(answer.status).toBe(409);
    expect(answer.text()).toContain('IpAddressAlreadyAllocated');
  });

  it('name groups that are there', async () => {
    const call = await demo();
    const { id } = await network(call);
    const answer = await call('POST', '/network/v2.0/ports', {
      port: { network_id: id, security_groups: [NOWHERE] },
    });
    expect(answer.status).toBe(404);
    expect(answer.text()).toContain('SecurityGroupNotFound');
  });
});

describe('routers and floating IPs', () => {
  it('lead from outside to a port, and hold what they need until they are let go', async () => {
    const call = await demo();
    const { id } = await network(call);
    const { id: subnetId } = await subnet(call, id);
    const port = await make(call, 'ports', { port: { network_id: id } });
    const { networks } = (await call('GET', '/network/v2.0/networks?router:external=True')).json<{
      networks: Named[];
    }>();
    const external = networks[0]!.id;
    const router = await make(call, 'routers', {
      router: { name: 'r', external_gateway_info: { network_id: external } },
    });
    const path = `/network/v2.0/routers/${router.id}`;
    const early = { floatingip: { floating_network_id: external, port_id: port.id } };
    expect((await call('POST', '/network/v2.0/floatingips', early)).status).toBe(404);
    expect((await call('PUT', `${path}/add_router_interface`, { subnet_id: subnetId })).status).toBe(200);
    const floating = await make(call, 'floatingips', early);
    expect(floating).toMatchObject({ router_id: router.id, fixed_ip_address: '10.77.0.2', status: 'ACTIVE' });
    const held = await call('PUT', `${path}/remove_router_interface`, { subnet_id: subnetId });
    expect(held.text()).toContain('RouterInterfaceInUseByFloatingIP');
    expect((await call('DELETE', path)).text()).toContain('RouterInUse');
    expect((await call('DELETE', `/network/v2.0/floatingips/${floating.id}`)).status).toBe(204);
    expect((await call('PUT', `${path}/remove_router_interface`, { subnet_id: subnetId })).status).toBe(200);
    expect((await call('DELETE', path)).status).toBe(204);
  });
});

describe('security groups', () => {
  it('let everything out, and the default one lets in what comes from itself', async () => {
    const call = await demo();
    const group = await make(call, 'security-groups', { security_group: { name: 'sg' } });
    expect((group['security_group_rules'] as { direction: string }[]).map((rule) => rule.direction)).toEqual([
      'egress',
      'egress',
    ]);
    const { security_groups: groups } = (
      await call('GET', '/network/v2.0/security-groups?name=default')
    ).json<{
      security_groups: { security_group_rules: unknown[] }[];
    }>();
    expect(groups[0]!.security_group_rules).toHaveLength(4);
  });

  it('have every rule once', async () => {
    const call = await demo();
    const { id } = await make(call, 'security-groups', { security_group: { name: 'sg' } });
    const rule = {
      security_group_rule: {
        security_group_id: id,
        direction: 'ingress',
        protocol: 'tcp',
        port_range_min: 22,
        port_range_max: 22,
      },
    };
    await make(call, 'security-group-rules', rule);
    const answer = await call('POST', '/network/v2.0/security-group-rules', rule);
    expect(answer.status).toBe(409);
    expect(answer.text()).toContain('SecurityGroupRuleExists');
  });
});

describe('tags', () => {
  it('are put on, found by, and taken off', async () => {
    const call = await demo();
    const { id } = await network(call, 'tagged');
    const path = `/network/v2.0/networks/${id}/tags`;
    expect((await call('PUT', path, { tags: ['b', 'a'] })).json()).toEqual({ tags: ['b', 'a'] });
    expect((await call('PUT', `${path}/c`)).status).toBe(201);
    expect((await call('GET', '/network/v2.0/networks?tags=a,c&fields=name')).json()).toEqual({
      networks: [{ name: 'tagged' }],
    });
    expect((await call('DELETE', `${path}/c`)).status).toBe(204);
    expect((await call('DELETE', `${path}/c`)).status).toBe(404);
  });
});

describe('quotas', () => {
  it('are set by admins, kept to, and shown with their use', async () => {
    const { as, cloud } = createTestCloud({ release: 'zed' });
    const [admin, call] = [await as('admin'), await as('demo')];
    const projectId = cloud.credentials.find(({ name }) => name === 'demo')!.projectId;
    const path = `/network/v2.0/quotas/${projectId}`;
    expect((await call('PUT', path, { quota: { network: 1 } })).status).toBe(403);
    expect((await admin('PUT', path, { quota: { network: 1 } })).status).toBe(200);
    const answer = await call('POST', '/network/v2.0/networks', { network: { name: 'one too many' } });
    expect(answer.status).toBe(409);
    expect(answer.text()).toContain('OverQuota');
    const details = await call('GET', `${path}/details`);
    expect(details.json<{ quota: Record<string, object> }>().quota['network']).toEqual({
      limit: 1,
      used: 1,
      reserved: 0,
    });
  });
});
