// SPDX-License-Identifier: Apache-2.0
// Deletes what the network step built, in the order in which it depends on each other.
import { check, connect, get, named, run } from '../clients.mjs';

const network = connect('network');

const group = get(await network.getSecurityGroups(), `${run}-ssh`);
for (const rule of (await network.getSecurityGroupRules()).filter(
  (one) => one.securityGroupId === group.id,
)) {
  await network.destroySecurityGroupRule(rule.id);
}
await network.destroySecurityGroup(group.id);
await network.destroySubnet(get(await network.getSubnets(), `${run}-subnet`).id);
await network.destroyNetwork(get(await network.getNetworks(), `${run}-pkgcloud`).id);
check(!named(await network.getNetworks(), `${run}-pkgcloud`), 'the network is still there');
