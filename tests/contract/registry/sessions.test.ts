// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { sessions, type RegistryDatabase, type SignedInAs } from '@touchstone/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY_SERVERS, type RegistryServer } from './registry-databases.js';

const at = new Date('2026-11-23T00:00:00.000Z');
const who: SignedInAs = { subject: 'administrator', roles: ['administrator'] };
const random = (): Uint8Array => randomBytes(32);

describe.each(REGISTRY_SERVERS)('sessions on $name', ({ missing, start }) => {
  let server: RegistryServer;
  let open: () => Promise<RegistryDatabase>;
  beforeAll(async () => {
    if (missing !== undefined) return;
    server = await start();
    open = await server.make();
  }, 120_000);
  afterAll(() => server?.close());

  it.skipIf(missing)('let one of many processes through that come with the same link at once', async () => {
    const processes = await Promise.all(Array.from({ length: 6 }, async () => sessions(await open())));
    for (let round = 0; round < 5; round += 1) {
      const link = await processes[0]!.makeLink(who, random(), { by: 'start', at });
      const begun = await Promise.all(processes.map((one) => one.useLink(link, random(), at, undefined)));
      expect(begun.filter((one) => one !== undefined)).toHaveLength(1);
    }
    expect(await processes[0]!.list(at)).toHaveLength(5);
  });

  it.skipIf(missing)('are known to each process, and ended by any', async () => {
    const [one, other] = [sessions(await open()), sessions(await open())];
    const link = await one.makeLink(who, random(), { by: 'start', at });
    const { secret, session } = (await other.useLink(link, random(), at, undefined))!;
    expect(await one.find(secret, at)).toEqual(session);
    expect(await one.end(session.id, { by: 'administrator', at })).toBe(true);
    expect(await other.find(secret, at)).toBeUndefined();
  });

  it.skipIf(missing)('have one link at most that works, however many processes start at once', async () => {
    const processes = await Promise.all(Array.from({ length: 6 }, async () => sessions(await open())));
    const links = await Promise.all(processes.map((one) => one.makeLink(who, random(), { by: 'start', at })));
    const begun = [];
    for (const link of links) begun.push(await processes[0]!.useLink(link, random(), at, undefined));
    expect(begun.filter((one) => one !== undefined)).toHaveLength(1);
  });
});
