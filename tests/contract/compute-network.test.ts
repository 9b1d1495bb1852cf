// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, targets, type Session } from './cloud-target.js';

const NAME = `touchstone-contract-${process.pid}`;
const NOWHERE = '11111111-1111-1111-1111-111111111111';

type Record_ = Record<string, unknown> & { id: string };

describe.each(targets())('networks of $name', (target) => {
  let session: Session;
  const made: string[] = [];
  beforeAll(async () => {
    session = await target.open();
  });
  afterAll(async () => {
    for (const path of made.toReversed()) await call('DELETE', path);
    await session.close();
  });

  const call = (method: string, path: string, body?: unknown) =>
    send(session, method, `${session.endpoint('network')}${path}`, body);

  async function create(plural: string, singular: string, body: object): Promise<Record_> {
    const answer = await call('POST', `/v2.0/${plural}`, { [singular]: body });
    expect(answer.status, answer.text).toBe(201);
    const record = (JSON.parse(answer.text) as Record<string, Record_>)[singular]!;
    made.push(`/v2.0/${plural}/${record.id}`);
    return record;
  }
  const fault = async (method: string, path: string, body?: unknown) => {
    const answer = await call(method, path, body);
    const { type, message } = (JSON.parse(answer.text) as { NeutronError: { type: string; message: string } })
      .NeutronError;
    return [answer.status, type, message];
  };

  test('a network, a subnet and a port have the same attributes', async () => {
    const network = await create('networks', 'network', { name: NAME });
    const shown = JSON.parse((await call('GET', `/v2.0/networks/${network.id}`)).text) as { network: object };
    expect(Object.keys(shown.network).sort()).toEqual(
      (
        'admin_state_up availability_zone_hints availability_zones created_at description dns_domain id ipv4_address_scope ' +
        'ipv6_address_scope l2_adjacency mtu name port_security_enabled project_id qos_policy_id revision_number router:external ' +
        'shared status subnets tags tenant_id updated_at'
      ).split(' '),
    );
    const subnet = await create('subnets', 'subnet', {
      network_id: network.id,
      ip_version: 4,
      cidr: '10.91.0.0/24',
    });
    expect(subnet).toMatchObject({
      gateway_ip: '10.91.0.1',
      allocation_pools: [{ start: '10.91.0.2', end: '10.91.0.254' }],
    });
    const port = await create('ports', 'port', { network_id: network.id });
    expect(Object.keys(port).sort()).toEqual(
      (
        'admin_state_up allowed_address_pairs binding:vnic_type created_at description device_id device_owner dns_assignment ' +
        'dns_name extra_dhcp_opts fixed_ips id ip_allocation mac_address name network_id port_security_enabled project_id ' +
        'qos_network_policy_id qos_policy_id revision_number security_groups status tags tenant_id updated_at'
      ).split(' '),
    );
    expect(await fault('DELETE', `/v2.0/subnets/${subnet.id}`)).toEqual([
      409,
      'SubnetInUse',
      `Unable to complete operation on subnet ${subnet.id}: One or more ports have an IP allocation from this subnet.`,
    ]);
  });

  test.each([
    [{ network: { bogus: 1 } }, [400, 'HTTPBadRequest', "Unrecognized attribute(s) 'bogus'"]],
    [
      { network: { name: 5 } },
      [400, 'HTTPBadRequest', "Invalid input for name. Reason: '5' is not a valid string."],
    ],
    [{ nope: {} }, [400, 'HTTPBadRequest', "Unable to find 'network' in request body"]],
  ])('%j is refused in the same words', async (body, expected) => {
    expect(await fault('POST', '/v2.0/networks', body)).toEqual(expected);
  });

  test('what is not there is missed in the same words', async () => {
    expect(await fault('GET', `/v2.0/networks/${NOWHERE}`)).toEqual([
      404,
      'NetworkNotFound',
      `Network ${NOWHERE} could not be found.`,
    ]);
    expect(await fault('GET', `/v2.0/ports/${NOWHERE}`)).toEqual([
      404,
      'PortNotFound',
      `Port ${NOWHERE} could not be found.`,
    ]);
    expect(await fault('GET', `/v2.0/routers/${NOWHERE}`)).toEqual([
      404,
      'RouterNotFound',
      `Router ${NOWHERE} could not be found`,
    ]);
    expect(await fault('GET', '/v2.0/nope')).toEqual([
      404,
      'HTTPNotFound',
      'The resource could not be found.',
    ]);
  });

  test('a security group starts with two rules and has each rule once', async () => {
    const group = await create('security-groups', 'security_group', { name: NAME });
    expect(group['security_group_rules']).toHaveLength(2);
    const wish = {
      security_group_id: group.id,
      direction: 'ingress',
      protocol: 'tcp',
      port_range_min: 22,
      port_range_max: 22,
    };
    const rule = await create('security-group-rules', 'security_group_rule', wish);
    expect(await fault('POST', '/v2.0/security-group-rules', { security_group_rule: wish })).toEqual([
      409,
      'SecurityGroupRuleExists',
      `Security group rule already exists. Rule id is ${rule.id}.`,
    ]);
  });
});
