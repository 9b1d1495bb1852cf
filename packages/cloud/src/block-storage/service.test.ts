// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createTestCloud, type Caller, type TestCloud } from '../testing/test-cloud.js';

interface Scene extends TestCloud {
  readonly call: Caller;
  /** Below the service's root, with the project in it, as the catalog says. */
  readonly root: string;
}

async function open(): Promise<Scene> {
  const test = createTestCloud({ release: 'zed' });
  const { projectId } = test.cloud.credentials.find(({ name }) => name === 'demo')!;
  return { ...test, call: await test.as('demo'), root: `/block-storage/v3/${projectId}` };
}

async function make({ call, root }: Scene, plural: string, body: object): Promise<string> {
  const answer = await call('POST', `${root}/${plural}`, body);
  expect(answer.status, answer.text()).toBe(202);
  return Object.values(answer.json<Record<string, { id: string }>>())[0]!.id;
}

async function show({ call, root }: Scene, path: string): Promise<Record<string, unknown>> {
  return Object.values(
    (await call('GET', `${root}/${path}`)).json<Record<string, Record<string, unknown>>>(),
  )[0]!;
}

describe('volumes', () => {
  it('are created, then available, then gone', async () => {
    const scene = await open();
    const id = await make(scene, 'volumes', { volume: { size: 1, name: 'v' } });
    expect(await show(scene, `volumes/${id}`)).toMatchObject({
      status: 'creating',
      volume_type: '__DEFAULT__',
      bootable: 'false',
    });
    scene.pass(2000);
    expect(await show(scene, `volumes/${id}`)).toMatchObject({ status: 'available' });
    expect((await scene.call('DELETE', `${scene.root}/volumes/${id}`)).status).toBe(202);
    expect(await show(scene, `volumes/${id}`)).toMatchObject({ status: 'deleting' });
    scene.pass(1000);
    expect((await scene.call('GET', `${scene.root}/volumes/${id}`)).status).toBe(404);
  });

  it('are found with and without the project in the path, and under no other', async () => {
    const scene = await open();
    const id = await make(scene, 'volumes', { volume: { size: 1 } });
    expect((await scene.call('GET', `/block-storage/v3/volumes/${id}`)).status).toBe(200);
    const other = await scene.call('GET', `/block-storage/v3/${'0'.repeat(32)}/volumes/${id}`);
    expect(other.json()).toEqual({ badRequest: { code: 400, message: 'Malformed request url' } });
  });

  it.each([
    [
      { volume: { size: 0 } },
      400,
      'Invalid input for field/attribute size. Value: 0. 0 is less than the minimum of 1',
    ],
    [{ vol: {} }, 400, "'volume' is a required property"],
    [{ volume: { size: 1, volume_type: 'nope' } }, 404, 'Volume type with name nope could not be found.'],
    [{ volume: { size: 1, availability_zone: 'zz' } }, 400, "Availability zone 'zz' is invalid."],
  ])('are refused for %j as Cinder does', async (body, code, message) => {
    const { call, root } = await open();
    const answer = await call('POST', `${root}/volumes`, body);
    expect(answer.status).toBe(code);
    expect(Object.values(answer.json<object>())).toEqual([{ code, message }]);
  });

  it('beyond the quota are refused with 413', async () => {
    const { call, root } = await open();
    const answer = await call('POST', `${root}/volumes`, { volume: { size: 100000 } });
    expect(answer.status).toBe(413);
    expect(answer.headers['retry-after']).toBe('0');
    expect(answer.text()).toContain('VolumeSizeExceedsAvailableQuota');
  });

  it('grow, and never shrink', async () => {
    const scene = await open();
    const id = await make(scene, 'volumes', { volume: { size: 2 } });
    scene.pass(2000);
    const act = `${scene.root}/volumes/${id}/action`;
    expect((await scene.call('POST', act, { 'os-extend': { new_size: 1 } })).status).toBe(400);
    expect((await scene.call('POST', act, { 'os-extend': { new_size: 3 } })).status).toBe(202);
    scene.pass(1000);
    expect(await show(scene, `volumes/${id}`)).toMatchObject({ status: 'available', size: 3 });
  });

  it('with snapshots or attached cannot be deleted', async () => {
    const scene = await open();
    const id = await make(scene, 'volumes', { volume: { size: 1 } });
    scene.pass(2000);
    await make(scene, 'snapshots', { snapshot: { volume_id: id } });
    const answer = await scene.call('DELETE', `${scene.root}/volumes/${id}`);
    expect(answer.status).toBe(400);
    expect(answer.text()).toContain('have snapshots');
  });

  it('made from an image are bootable and know where they come from', async () => {
    const scene = await open();
    const { images } = (await scene.call('GET', '/image/v2/images?name=cirros-lab')).json<{
      images: { id: string }[];
    }>();
    const id = await make(scene, 'volumes', { volume: { size: 1, imageRef: images[0]!.id } });
    expect(await show(scene, `volumes/${id}`)).toMatchObject({
      bootable: 'true',
      volume_image_metadata: { image_name: 'cirros-lab' },
    });
  });
});

describe('attachments', () => {
  it('reserve, attach and give back', async () => {
    const scene = await open();
    const volume_uuid = await make(scene, 'volumes', { volume: { size: 1 } });
    scene.pass(2000);
    const v = { 'OpenStack-API-Version': 'volume 3.54' };
    const path = `${scene.root}/attachments`;
    const made = await scene.call(
      'POST',
      path,
      { attachment: { volume_uuid, instance_uuid: volume_uuid } },
      v,
    );
    const { id } = made.json<{ attachment: { id: string } }>().attachment;
    const status = async () => (await show(scene, `volumes/${volume_uuid}`))['status'];
    expect(await status()).toBe('reserved');
    await scene.call(
      'PUT',
      `${path}/${id}`,
      { attachment: { connector: { host: 'h', mountpoint: '/dev/vdb' } } },
      v,
    );
    expect(await status()).toBe('attaching');
    expect((await scene.call('POST', `${path}/${id}/action`, { 'os-complete': {} }, v)).status).toBe(204);
    expect(await status()).toBe('in-use');
    expect((await scene.call('DELETE', `${path}/${id}`, undefined, v)).json()).toEqual({ attachments: [] });
    expect(await status()).toBe('available');
    expect((await scene.call('GET', path)).status).toBe(404);
  });
});

describe('backups', () => {
  it('are made while the volume waits, and restored to a new one', async () => {
    const scene = await open();
    const volume_id = await make(scene, 'volumes', { volume: { size: 1 } });
    scene.pass(2000);
    const id = await make(scene, 'backups', { backup: { volume_id, name: 'b' } });
    expect(await show(scene, `volumes/${volume_id}`)).toMatchObject({ status: 'backing-up' });
    scene.pass(3000);
    expect(await show(scene, `backups/${id}`)).toMatchObject({ status: 'available', object_count: 1 });
    const answer = await scene.call('POST', `${scene.root}/backups/${id}/restore`, {
      restore: { name: 'back' },
    });
    const restored = answer.json<{ restore: { volume_id: string } }>().restore.volume_id;
    expect(await show(scene, `volumes/${restored}`)).toMatchObject({
      name: 'back',
      status: 'restoring-backup',
    });
    scene.pass(4000);
    expect(await show(scene, `volumes/${restored}`)).toMatchObject({ status: 'available' });
  });
});

describe('what belongs to the cloud', () => {
  it('is for admins: services, pools, types', async () => {
    const { call, as, root } = await open();
    const admin = await as('admin');
    expect((await call('GET', `${root}/os-services`)).text()).toContain(
      "Policy doesn't allow volume_extension:services:index to be performed.",
    );
    expect(
      (await admin('GET', '/block-storage/v3/os-services')).json<{ services: unknown[] }>().services,
    ).toHaveLength(3);
    expect((await call('POST', `${root}/types`, { volume_type: { name: 'fast' } })).status).toBe(403);
    expect((await admin('POST', '/block-storage/v3/types', { volume_type: { name: 'fast' } })).status).toBe(
      200,
    );
  });
});
