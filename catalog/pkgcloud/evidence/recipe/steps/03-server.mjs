// SPDX-License-Identifier: Apache-2.0
// Compute: flavors and images, a key pair, and a server's life from creation to deletion.
import { check, connect, get, named, run, until } from '../clients.mjs';

const compute = connect('compute');
const network = connect('network');
const { TOUCHSTONE_FLAVOR: wanted, TOUCHSTONE_IMAGE: image } = process.env;

const flavors = await compute.getFlavors();
const flavor = flavors.find((one) => one.id === wanted || one.name === wanted);
check(flavor !== undefined, `the flavor ${wanted} is not listed`);
check((await compute.getFlavor(flavor.id)).id === flavor.id, 'the flavor cannot be shown');
check(
  (await compute.getImages()).some((one) => one.id === image),
  `the image ${image} is not listed`,
);
check((await compute.getImage(image)).id === image, 'the image cannot be shown');

await compute.addKey(`${run}-key`);
check(
  (await compute.listKeys()).some(({ keypair }) => keypair.name === `${run}-key`),
  'the key pair is not listed',
);

const net = get(await network.getNetworks(), `${run}-pkgcloud`);
const server = await compute.createServer({
  name: `${run}-server`,
  flavor: flavor.id,
  image,
  keyname: `${run}-key`,
  networks: [{ uuid: net.id }],
  securityGroups: [{ name: `${run}-ssh` }],
  metadata: { purpose: 'touchstone' },
});
const ends = (status) => (one) => {
  check(one.status !== 'ERROR', 'the server went into the state ERROR');
  return one.status === status;
};
const read = () => compute.getServer(server.id);
await until('the server runs', read, ends('RUNNING'));
check(named(await compute.getServers(), `${run}-server`), 'the server is not listed');
await compute.renameServer(server.id, `${run}-renamed`);
check((await read()).name === `${run}-renamed`, 'the server was not renamed');
await compute.rebootServer(server.id, { type: 'HARD' });
await until('the server runs after its reboot', read, ends('RUNNING'));

await compute.destroyServer(server.id);
await until(
  'the server is gone',
  () => compute.getServers(),
  (servers) => !servers.some((one) => one.id === server.id),
);
await compute.destroyKey(`${run}-key`);
