// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, targets, type Session } from './cloud-target.js';

const NAME = `touchstone-contract-${process.pid}`;
const NOWHERE = '11111111-1111-1111-1111-111111111111';

interface Server {
  readonly id: string;
  readonly status: string;
  readonly [key: string]: unknown;
}

describe.each(targets())('servers of $name', (target) => {
  let session: Session;
  const made: string[] = [];
  beforeAll(async () => {
    session = await target.open();
  });
  afterAll(async () => {
    for (const id of made) await call('DELETE', `/servers/${id}`);
    await session.close();
  });

  const call = (method: string, path: string, body?: unknown, microversion = '2.1') =>
    send(session, method, `${session.endpoint('compute')}${path}`, body, {
      'OpenStack-API-Version': `compute ${microversion}`,
    });
  const show = async (id: string, microversion?: string) =>
    (JSON.parse((await call('GET', `/servers/${id}`, undefined, microversion)).text) as { server: Server })
      .server;
  async function reach(id: string, status: string): Promise<Server> {
    for (let tries = 0; tries < 120; tries += 1) {
      const server = await show(id);
      if (server.status === status && server['OS-EXT-STS:task_state'] === null) return server;
      await wait(250);
    }
    throw new Error(`the server did not become ${status}`);
  }
  async function image(): Promise<string> {
    const answer = await send(session, 'GET', `${session.endpoint('image')}/v2/images?name=cirros-lab`);
    return (JSON.parse(answer.text) as { images: { id: string }[] }).images[0]!.id;
  }

  test('the version document and the microversions agree', async () => {
    const answer = await call('GET', '/');
    const { version } = JSON.parse(answer.text) as { version: Record<string, unknown> };
    expect(version).toMatchObject({ id: 'v2.1', status: 'CURRENT', min_version: '2.1', version: '2.93' });
    expect((await call('GET', '/flavors', undefined, '2.999')).status).toBe(406);
  });

  test.each([
    [{ server: {} }, "Invalid input for field/attribute server. Value: {}. 'name' is a required property"],
    [
      { server: { name: 'x' } },
      "Invalid input for field/attribute server. Value: {'name': 'x'}. 'flavorRef' is a required property",
    ],
    [{ server: { name: 'x', flavorRef: 'nope', imageRef: NOWHERE } }, 'Flavor nope could not be found.'],
    [{ server: { name: 'x', flavorRef: '42', imageRef: NOWHERE } }, 'Can not find requested image'],
    [{ server: { name: 'x', flavorRef: '42' } }, 'Missing imageRef attribute'],
  ])('%j is refused in the same words', async (body, message) => {
    const answer = await call('POST', '/servers', body);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, { badRequest: { code: 400, message } }]);
  });

  test('a security group is looked up by its id alone, and a name is malformed', async () => {
    const answer = await call('GET', '/os-security-groups/default');
    const message = 'Security group id should be uuid';
    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, { badRequest: { code: 400, message } }]);
  });

  test(
    'a server builds, stops, starts and is gone, with the same fields at each microversion',
    { timeout: 120_000 },
    async () => {
      const wish = { name: NAME, flavorRef: '42', imageRef: await image(), networks: 'none' };
      const created = await call('POST', '/servers', { server: wish }, '2.37');
      expect(created.status, created.text).toBe(202);
      const { id } = (JSON.parse(created.text) as { server: Server }).server;
      made.push(id);
      const server = await reach(id, 'ACTIVE');
      expect(Object.keys(server).sort()).toEqual(
        (
          'OS-DCF:diskConfig OS-EXT-AZ:availability_zone OS-EXT-STS:power_state OS-EXT-STS:task_state OS-EXT-STS:vm_state ' +
          'OS-SRV-USG:launched_at OS-SRV-USG:terminated_at accessIPv4 accessIPv6 addresses config_drive created flavor hostId id ' +
          'image key_name links metadata name os-extended-volumes:volumes_attached progress status tenant_id updated user_id'
        ).split(' '),
      );
      const newest = Object.keys(await show(id, '2.93')).filter((key) => !(key in server));
      expect(newest.sort()).toEqual(
        'OS-EXT-SRV-ATTR:hostname description locked locked_reason server_groups tags trusted_image_certificates'.split(
          ' ',
        ),
      );
      const act = `/servers/${id}/action`;
      const early = await call('POST', act, { 'os-start': null });
      expect(JSON.parse(early.text)).toEqual({
        conflictingRequest: {
          code: 409,
          message: `Cannot 'start' instance ${id} while it is in vm_state active`,
        },
      });
      expect((await call('POST', act, { 'os-stop': null })).status).toBe(202);
      await reach(id, 'SHUTOFF');
      expect((await call('POST', act, { 'os-start': null })).status).toBe(202);
      await reach(id, 'ACTIVE');
      expect((await call('DELETE', `/servers/${id}`)).status).toBe(204);
      for (let tries = 0; tries < 120 && (await call('GET', `/servers/${id}`)).status !== 404; tries += 1)
        await wait(250);
      expect(JSON.parse((await call('GET', `/servers/${id}`)).text)).toEqual({
        itemNotFound: { code: 404, message: `Instance ${id} could not be found.` },
      });
    },
  );
});
