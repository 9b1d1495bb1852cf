// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, targets, type Session } from './cloud-target.js';

const NAME = `touchstone-contract-${process.pid}`;
const NOWHERE = '11111111-1111-1111-1111-111111111111';

interface Volume {
  readonly id: string;
  readonly status: string;
  readonly [key: string]: unknown;
}

describe.each(targets())('volumes of $name', (target) => {
  let session: Session;
  const made: string[] = [];
  beforeAll(async () => {
    session = await target.open();
  });
  afterAll(async () => {
    for (const id of made) await call('DELETE', `/volumes/${id}`);
    await session.close();
  });

  const call = (method: string, path: string, body?: unknown, microversion = '3.0') =>
    send(session, method, `${session.endpoint('block-storage')}${path}`, body, {
      'OpenStack-API-Version': `volume ${microversion}`,
    });
  const show = async (id: string, microversion?: string) =>
    (JSON.parse((await call('GET', `/volumes/${id}`, undefined, microversion)).text) as { volume: Volume })
      .volume;
  async function reach(id: string, status: string): Promise<Volume> {
    for (let tries = 0; tries < 240; tries += 1) {
      const volume = await show(id);
      if (volume.status === status) return volume;
      await wait(250);
    }
    throw new Error(`the volume did not become ${status}`);
  }

  test.each([
    [{ vol: {} }, 400, 'badRequest', "'volume' is a required property"],
    [
      { volume: { size: 0 } },
      400,
      'badRequest',
      'Invalid input for field/attribute size. Value: 0. 0 is less than the minimum of 1',
    ],
    [
      { volume: { size: 1, volume_type: 'nope' } },
      404,
      'itemNotFound',
      'Volume type with name nope could not be found.',
    ],
    [
      { volume: { size: 1, source_volid: NOWHERE } },
      404,
      'itemNotFound',
      `Volume ${NOWHERE} could not be found.`,
    ],
  ])('%j is refused in the same words', async (body, code, key, message) => {
    const answer = await call('POST', '/volumes', body);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([code, { [key]: { code, message } }]);
  });

  test('another project in the path is refused', async () => {
    const root = session.endpoint('block-storage').replace(session.projectId, '0'.repeat(32));
    const answer = await send(session, 'GET', `${root}/volumes`);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      400,
      { badRequest: { code: 400, message: 'Malformed request url' } },
    ]);
  });

  test(
    'a volume is created, extended and gone, with the same fields at each microversion',
    { timeout: 180_000 },
    async () => {
      const created = await call('POST', '/volumes', { volume: { size: 1, name: NAME } });
      expect(created.status, created.text).toBe(202);
      const { id, status } = (JSON.parse(created.text) as { volume: Volume }).volume;
      made.push(id);
      expect(status).toBe('creating');
      const volume = await reach(id, 'available');
      expect(Object.keys(volume).sort()).toEqual(
        (
          'attachments availability_zone bootable consistencygroup_id created_at description encrypted id links metadata multiattach ' +
          'name os-vol-tenant-attr:tenant_id replication_status size snapshot_id source_volid status updated_at user_id volume_type'
        ).split(' '),
      );
      const newest = Object.keys(await show(id, '3.68')).filter((key) => !(key in volume));
      expect(newest.sort()).toEqual([
        'consumes_quota',
        'group_id',
        'service_uuid',
        'shared_targets',
        'volume_type_id',
      ]);
      const act = `/volumes/${id}/action`;
      const same = await call('POST', act, { 'os-extend': { new_size: 1 } });
      expect(same.text).toContain(
        'New size for extend must be greater than current size. (current: 1, extended: 1).',
      );
      expect((await call('POST', act, { 'os-extend': { new_size: 2 } })).status).toBe(202);
      expect((await reach(id, 'available'))['size']).toBe(2);
      expect((await call('DELETE', `/volumes/${id}`)).status).toBe(202);
      for (let tries = 0; tries < 120 && (await call('GET', `/volumes/${id}`)).status !== 404; tries += 1)
        await wait(250);
      expect((await call('GET', `/volumes/${id}`)).text).toContain(`Volume ${id} could not be found.`);
    },
  );
});
