// SPDX-License-Identifier: Apache-2.0
// Networking: a network with a subnet, a security group with a rule, and a port; a later step puts a server on it.
import { check, connect, get, named, run } from '../clients.mjs';

const network = connect('network');

const net = await network.createNetwork({ name: `${run}-net` });
await network.updateNetwork({ id: net.id, name: `${run}-pkgcloud` });
const found = get(await network.getNetworks(), `${run}-pkgcloud`);
check(found.id === net.id, 'the renamed network has another id');

const subnet = await network.createSubnet({
  name: `${run}-subnet`,
  networkId: net.id,
  ipVersion: 4,
  cidr: '10.85.0.0/24',
});
check((await network.getSubnet(subnet.id)).cidr === '10.85.0.0/24', 'the subnet has another range');
check(named(await network.getSubnets(), `${run}-subnet`), 'the subnet is not listed');

const group = await network.createSecurityGroup({ name: `${run}-ssh`, description: 'touchstone' });
const rule = await network.createSecurityGroupRule({
  securityGroupId: group.id,
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: 'tcp',
  portRangeMin: 22,
  portRangeMax: 22,
  remoteIpPrefix: '203.0.113.0/24',
});
check(
  (await network.getSecurityGroupRules()).some((one) => one.id === rule.id),
  'the rule is not listed',
);
check(named(await network.getSecurityGroups(), `${run}-ssh`), 'the security group is not listed');

const port = await network.createPort({ name: `${run}-port`, networkId: net.id });
check((await network.getPort(port.id)).networkId === net.id, 'the port is on another network');
check(named(await network.getPorts(), `${run}-port`), 'the port is not listed');
await network.destroyPort(port.id);
