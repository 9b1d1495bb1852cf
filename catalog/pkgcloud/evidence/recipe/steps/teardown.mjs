// SPDX-License-Identifier: Apache-2.0
// Deletes what a step that failed left behind: everything whose name begins with the run's.
import { connect, run, until } from '../clients.mjs';

const compute = connect('compute');
const network = connect('network');
const storage = connect('storage');
const ours = (list) => list.filter((one) => one.name?.startsWith(`${run}-`));

for (const server of ours(await compute.getServers())) await compute.destroyServer(server.id);
await until(
  'the servers are gone',
  () => compute.getServers(),
  (servers) => ours(servers).length === 0,
);
for (const { keypair } of await compute.listKeys()) {
  if (keypair.name.startsWith(`${run}-`)) await compute.destroyKey(keypair.name);
}
for (const port of ours(await network.getPorts())) await network.destroyPort(port.id);
for (const subnet of ours(await network.getSubnets())) await network.destroySubnet(subnet.id);
for (const net of ours(await network.getNetworks())) await network.destroyNetwork(net.id);
for (const group of ours(await network.getSecurityGroups())) await network.destroySecurityGroup(group.id);
for (const container of ours(await storage.getContainers())) {
  for (const file of await storage.getFiles(container.name))
    await storage.removeFile(container.name, file.name);
  await storage.destroyContainer(container.name);
}
