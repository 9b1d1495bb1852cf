// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createTestCloud, type Caller, type TestCloud } from '../testing/test-cloud.js';

interface Server {
  readonly id: string;
  readonly status: string;
  readonly [key: string]: unknown;
}

interface Page {
  readonly servers: readonly { readonly name: string }[];
  readonly servers_links?: readonly { readonly href: string }[];
}

const NOWHERE = '11111111-1111-1111-1111-111111111111';
const v = (microversion: string) => ({ 'OpenStack-API-Version': `compute ${microversion}` });

interface Scene extends TestCloud {
  readonly call: Caller;
  readonly imageId: string;
  readonly networkId: string;
}

async function open(release = 'zed'): Promise<Scene> {
  const test = createTestCloud({ release });
  const call = await test.as('demo');
  const { images } = (await call('GET', '/image/v2/images?name=cirros-lab')).json<{
    images: { id: string }[];
  }>();
  const { networks } = (await call('GET', '/network/v2.0/networks?name=private')).json<{
    networks: { id: string }[];
  }>();
  return { ...test, call, imageId: images[0]!.id, networkId: networks[0]!.id };
}

async function boot(
  { call, imageId, networkId }: Scene,
  extra: Record<string, unknown> = {},
): Promise<string> {
  const server = {
    name: 'srv',
    flavorRef: '42',
    imageRef: imageId,
    networks: [{ uuid: networkId }],
    ...extra,
  };
  const answer = await call('POST', '/compute/v2.1/servers', { server });
  expect(answer.status, answer.text()).toBe(202);
  return answer.json<{ server: Server }>().server.id;
}

async function show({ call }: Scene, id: string, microversion = '2.93'): Promise<Server> {
  return (await call('GET', `/compute/v2.1/servers/${id}`, undefined, v(microversion))).json<{
    server: Server;
  }>().server;
}

describe('servers', () => {
  it('build, run, and are gone when they are deleted, with the port that was made for them', async () => {
    const scene = await open();
    const id = await boot(scene);
    expect((await show(scene, id)).status).toBe('BUILD');
    scene.pass(3000);
    const running = await show(scene, id);
    expect(running).toMatchObject({ status: 'ACTIVE', addresses: { private: [{ addr: '10.0.0.2' }] } });
    const ports = async () =>
      (await scene.call('GET', `/network/v2.0/ports?device_id=${id}`)).json<{ ports: unknown[] }>().ports;
    expect(await ports()).toHaveLength(1);
    expect((await scene.call('DELETE', `/compute/v2.1/servers/${id}`)).status).toBe(204);
    expect(await show(scene, id)).toMatchObject({ 'OS-EXT-STS:task_state': 'deleting' });
    scene.pass(1500);
    expect((await scene.call('GET', `/compute/v2.1/servers/${id}`)).status).toBe(404);
    expect(await ports()).toHaveLength(0);
  });

  it('let go of a port that was there before them', async () => {
    const scene = await open();
    const made = await scene.call('POST', '/network/v2.0/ports', { port: { network_id: scene.networkId } });
    const port = made.json<{ port: { id: string } }>().port.id;
    const id = await boot(scene, { networks: [{ port }] });
    await scene.call('DELETE', `/compute/v2.1/servers/${id}`);
    scene.pass(2000);
    const left = await scene.call('GET', `/network/v2.0/ports/${port}`);
    expect(left.json<{ port: object }>().port).toMatchObject({
      device_id: '',
      device_owner: '',
      status: 'DOWN',
    });
  });

  it.each([
    [{ server: {} }, "Invalid input for field/attribute server. Value: {}. 'name' is a required property"],
    [
      { server: { name: 'x' } },
      "Invalid input for field/attribute server. Value: {'name': 'x'}. 'flavorRef' is a required property",
    ],
    [{ server: { name: 'x', flavorRef: 'nope', imageRef: NOWHERE } }, 'Flavor nope could not be found.'],
    [{ server: { name: 'x', flavorRef: '42', imageRef: NOWHERE } }, 'Can not find requested image'],
    [{ server: { name: 'x', flavorRef: '42' } }, 'Missing imageRef attribute'],
  ])('are refused for %j as Nova does', async (body, message) => {
    const { call } = await open();
    const answer = await call('POST', '/compute/v2.1/servers', body);
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual({ badRequest: { code: 400, message } });
  });

  it('of another project are not found', async () => {
    const scene = await open();
    const id = await boot(scene);
    const listed = (await (await scene.as('admin'))('GET', '/compute/v2.1/servers')).json<{
      servers: unknown[];
    }>();
    expect(listed.servers).toEqual([]);
    const all = await (await scene.as('admin'))('GET', '/compute/v2.1/servers?all_tenants=1');
    expect(all.json<{ servers: { id: string }[] }>().servers.map((one) => one.id)).toEqual([id]);
    expect((await scene.call('GET', '/compute/v2.1/servers?all_tenants=1')).status).toBe(403);
  });

  it('show what each microversion added', async () => {
    const scene = await open();
    const id = await boot(scene);
    scene.pass(3000);
    const fields = async (microversion: string) => Object.keys(await show(scene, id, microversion));
    expect(await fields('2.1')).not.toContain('locked');
    expect(await fields('2.9')).toContain('locked');
    expect(await fields('2.19')).toContain('description');
    expect(await fields('2.26')).toContain('tags');
    expect(await fields('2.73')).toContain('locked_reason');
    expect(await show(scene, id, '2.46')).toMatchObject({ flavor: { id: '42' } });
    expect(await show(scene, id, '2.47')).toMatchObject({ flavor: { original_name: 'm1.nano', ram: 128 } });
  });

  it('must name networks from 2.37 on', async () => {
    const scene = await open();
    const server = { name: 'x', flavorRef: '42', imageRef: scene.imageId };
    const answer = await scene.call('POST', '/compute/v2.1/servers', { server }, v('2.37'));
    expect(answer.text()).toContain("'networks' is a required property");
    const none = await scene.call(
      'POST',
      '/compute/v2.1/servers',
      { server: { ...server, networks: 'none' } },
      v('2.37'),
    );
    expect(none.status).toBe(202);
  });

  it('are listed in pages that follow their links', async () => {
    const scene = await open();
    const server = { name: 'many', flavorRef: '42', imageRef: scene.imageId, networks: 'none', min_count: 3 };
    await scene.call('POST', '/compute/v2.1/servers', { server }, v('2.37'));
    const names: string[] = [];
    let url: string | undefined = '/compute/v2.1/servers?limit=2';
    while (url !== undefined) {
      const page: Page = (await scene.call('GET', url)).json<Page>();
      names.push(...page.servers.map(({ name }) => name));
      const next: string | undefined = page.servers_links?.[0]?.href;
      url = next === undefined ? undefined : new URL(next).pathname + new URL(next).search;
    }
    expect(names.sort()).toEqual(['many-1', 'many-2', 'many-3']);
  });
});

describe('actions', () => {
  it.each([
    [[{ 'os-stop': null }], 'SHUTOFF'],
    [[{ 'os-stop': null }, { 'os-start': null }], 'ACTIVE'],
    [[{ pause: null }], 'PAUSED'],
    [[{ suspend: null }, { resume: null }], 'ACTIVE'],
    [[{ reboot: { type: 'HARD' } }], 'ACTIVE'],
    [[{ shelve: null }], 'SHELVED_OFFLOADED'],
    [[{ shelve: null }, { unshelve: null }], 'ACTIVE'],
    [[{ rescue: null }], 'RESCUE'],
    [[{ resize: { flavorRef: '84' } }], 'VERIFY_RESIZE'],
    [[{ resize: { flavorRef: '84' } }, { confirmResize: null }], 'ACTIVE'],
  ])('%j lead to %s', async (actions, status) => {
    const scene = await open();
    const id = await boot(scene);
    scene.pass(3000);
    await scene.call('GET', '/compute/v2.1/servers');
    for (const action of actions) {
      const answer = await scene.call('POST', `/compute/v2.1/servers/${id}/action`, action);
      expect(answer.status, answer.text()).toBeLessThan(300);
      scene.pass(5000);
    }
    expect((await show(scene, id)).status).toBe(status);
  });

  it('that the state forbids are conflicts', async () => {
    const scene = await open();
    const id = await boot(scene);
    scene.pass(3000);
    const answer = await scene.call('POST', `/compute/v2.1/servers/${id}/action`, { 'os-start': null });
    expect(answer.status).toBe(409);
    expect(answer.json()).toEqual({
      conflictingRequest: {
        code: 409,
        message: `Cannot 'start' instance ${id} while it is in vm_state active`,
      },
    });
  });

  it('are refused while the server is locked, but for admins', async () => {
    const scene = await open();
    const id = await boot(scene);
    scene.pass(3000);
    const act = `/compute/v2.1/servers/${id}/action`;
    await scene.call('POST', act, { lock: null });
    expect((await scene.call('POST', act, { 'os-stop': null })).status).toBe(409);
    expect((await (await scene.as('admin'))('POST', act, { 'os-stop': null })).status).toBe(202);
  });

  it('that admins alone may do are refused to others, in Nova’s words', async () => {
    const scene = await open();
    const id = await boot(scene);
    const answer = await scene.call('POST', `/compute/v2.1/servers/${id}/action`, {
      'os-resetState': { state: 'error' },
    });
    expect(answer.status).toBe(403);
    expect(answer.text()).toContain(
      "Policy doesn't allow os_compute_api:os-admin-actions:reset_state to be performed.",
    );
  });

  it('createImage makes an image that becomes active', async () => {
    const scene = await open();
    const id = await boot(scene);
    scene.pass(3000);
    const made = await scene.call(
      'POST',
      `/compute/v2.1/servers/${id}/action`,
      { createImage: { name: 'im' } },
      v('2.45'),
    );
    const imageId = made.json<{ image_id: string }>().image_id;
    const image = async () =>
      (await scene.call('GET', `/image/v2/images/${imageId}`)).json<{ status: string }>();
    expect((await image()).status).toBe('queued');
    scene.pass(2000);
    expect(await image()).toMatchObject({ status: 'active', instance_uuid: id });
  });
});

describe('volumes of servers', () => {
  it('are attached and given back', async () => {
    const scene = await open();
    const id = await boot(scene);
    const made = await scene.call('POST', '/block-storage/v3/volumes', { volume: { size: 1 } });
    const volumeId = made.json<{ volume: { id: string } }>().volume.id;
    scene.pass(5000);
    const status = async () =>
      (await scene.call('GET', `/block-storage/v3/volumes/${volumeId}`)).json<{
        volume: { status: string };
      }>().volume.status;
    expect(await status()).toBe('available');
    const path = `/compute/v2.1/servers/${id}/os-volume_attachments`;
    const attached = await scene.call('POST', path, { volumeAttachment: { volumeId } });
    expect(attached.json()).toMatchObject({ volumeAttachment: { serverId: id, device: '/dev/sdb' } });
    expect(await status()).toBe('reserved');
    scene.pass(2000);
    expect(await status()).toBe('in-use');
    expect((await scene.call('DELETE', `${path}/${volumeId}`)).status).toBe(202);
    scene.pass(2000);
    expect(await status()).toBe('available');
  });

  it('that servers boot from go with them, where that was asked for', async () => {
    const scene = await open();
    const device = {
      boot_index: 0,
      uuid: scene.imageId,
      source_type: 'image',
      destination_type: 'volume',
      volume_size: 1,
      delete_on_termination: true,
    };
    const server = { name: 'bv', flavorRef: '42', networks: 'none', block_device_mapping_v2: [device] };
    const made = await scene.call('POST', '/compute/v2.1/servers', { server }, v('2.37'));
    const { id } = made.json<{ server: Server }>().server;
    scene.pass(4000);
    expect(await show(scene, id)).toMatchObject({ status: 'ACTIVE', image: '' });
    const volumes = async () =>
      (await scene.call('GET', '/block-storage/v3/volumes/detail')).json<{ volumes: object[] }>().volumes;
    expect(await volumes()).toMatchObject([{ status: 'in-use', bootable: 'true' }]);
    await scene.call('DELETE', `/compute/v2.1/servers/${id}`);
    scene.pass(4000);
    await volumes();
    scene.pass(4000);
    expect(await volumes()).toEqual([]);
  });
});

describe('key pairs', () => {
  it('are made until 2.91, with a private key that is shown once', async () => {
    const { call } = await open();
    const made = await call('POST', '/compute/v2.1/os-keypairs', { keypair: { name: 'k' } });
    expect(made.status).toBe(200);
    expect(made.json<{ keypair: object }>().keypair).toMatchObject({
      private_key: expect.stringContaining('RSA PRIVATE KEY'),
    });
    expect((await call('GET', '/compute/v2.1/os-keypairs/k')).text()).not.toContain('PRIVATE');
    const later = await call('POST', '/compute/v2.1/os-keypairs', { keypair: { name: 'k2' } }, v('2.92'));
    expect(later.status).toBe(400);
  });

  it('are imported, with the fingerprint that ssh-keygen shows', async () => {
    const { call } = await open();
    const public_key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN5Y6i7ZxYV6fqDjbmFtSv3Q0FOV3SjY6zwIaI9u0V9Q a@b';
    const made = await call(
      'POST',
      '/compute/v2.1/os-keypairs',
      { keypair: { name: 'k', public_key } },
      v('2.2'),
    );
    expect(made.status).toBe(201);
    expect(made.json<{ keypair: object }>().keypair).toMatchObject({
      fingerprint: '86:70:0e:cb:0a:07:43:42:1a:c6:9a:c7:1b:3f:23:ed',
    });
    expect((await call('DELETE', '/compute/v2.1/os-keypairs/k', undefined, v('2.2'))).status).toBe(204);
    expect((await call('GET', '/compute/v2.1/os-keypairs/k')).status).toBe(404);
  });
});

describe('older calls', () => {
  it('to the network proxies are answered until 2.35, and not found from then on', async () => {
    const { call } = await open();
    const made = await call('POST', '/compute/v2.1/os-floating-ips', { pool: 'public' });
    expect(made.json<{ floating_ip: object }>().floating_ip).toMatchObject({
      pool: 'public',
      instance_id: null,
    });
    expect(
      (await call('GET', '/compute/v2.1/os-floating-ips')).json<{ floating_ips: unknown[] }>().floating_ips,
    ).toHaveLength(1);
    expect((await call('GET', '/compute/v2.1/os-floating-ips', undefined, v('2.36'))).status).toBe(404);
  });
});
