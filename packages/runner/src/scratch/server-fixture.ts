// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';
import { reasonOf } from '../reason.js';
import type { FixtureOptions } from './fixtures.js';
import { listAll } from './list-all.js';
import type { Item } from './listing.js';

const PATIENCE_MS = 300_000;
const POLL_MS = 1000;

/** A running server on a network of its own, made beside the recorder. Throws RUN_NO_RESOURCE when it does not start. */
export async function makeServerFixture(
  connection: Connection,
  from: { readonly image: string; readonly flavor: string },
  options: FixtureOptions,
): Promise<string> {
  const { name } = options;
  const network = (await connection.post('network', '/networks', { network: { name } })) as { network: Item };
  const networkId = String(network.network['id']);
  await connection.post('network', '/subnets', {
    subnet: { name, network_id: networkId, ip_version: 4, cidr: '192.168.231.0/24', gateway_ip: null },
  });
  const made = (await connection.post('compute', '/servers', {
    server: { name, imageRef: from.image, flavorRef: from.flavor, networks: [{ uuid: networkId }] },
  })) as { server: Item };
  const id = String(made.server['id']);
  for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
    const shown = (await connection.get('compute', `/servers/${id}`)) as { server: Item };
    const status = String(shown.server['status']);
    if (status === 'ACTIVE') return id;
    if (status === 'ERROR') throw notStarted(connection, 'it went to ERROR');
    if (options.signal?.aborted) throw notStarted(connection, 'the run was interrupted');
    await options.sleep(POLL_MS);
  }
  throw notStarted(connection, `it was not ACTIVE after ${PATIENCE_MS / 1000} s`);
}

function notStarted(connection: Connection, why: string): TouchstoneError {
  return new TouchstoneError('RUN_NO_RESOURCE', `The server that the recipe needs did not start: ${why}.`, {
    hint: `Make sure that cloud "${connection.config.name}" can boot its smallest flavor from its smallest public image.`,
    details: { cloud: connection.config.name },
  });
}

/** Removes the server fixture of a name with its network. Gives what is left, one sentence each. */
export async function removeServerFixture(
  connection: Connection,
  options: FixtureOptions,
): Promise<readonly string[]> {
  const left: string[] = [];
  const named = (items: readonly Item[]): readonly Item[] =>
    items.filter((item) => item['name'] === options.name);
  const each = async (service: string, path: string, key: string): Promise<readonly Item[]> => {
    if (connection.findEndpoint(service) === undefined) return [];
    return named(await listAll(connection, service, `${path}?name=${encodeURIComponent(options.name)}`, key));
  };
  try {
    for (const server of await each('compute', '/servers', 'servers')) {
      await connection.remove('compute', `/servers/${String(server['id'])}`);
    }
    for (let waited = 0; (await each('compute', '/servers', 'servers')).length > 0; waited += POLL_MS) {
      if (waited > PATIENCE_MS || options.signal?.aborted)
        return [`compute:server ${options.name}: it does not vanish`];
      await options.sleep(POLL_MS);
    }
    for (const network of await each('network', '/networks', 'networks')) {
      await connection.remove('network', `/networks/${String(network['id'])}`);
    }
  } catch (error) {
    left.push(`fixture ${options.name}: ${reasonOf(error)}`);
  }
  return left;
}
