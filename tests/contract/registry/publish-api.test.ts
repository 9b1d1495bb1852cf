// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToken, packBundle, publishWorld } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import {
  folderEvidence,
  liveRegistry,
  openRegistry,
  openRegistryDatabase,
  publishToRegistry,
  registryApi,
  type ApiHandler,
  type ApiResponse,
  type Registry,
  type RegistryDatabase,
} from '@touchstone/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handled } from '../../../packages/attest/src/testing/handled.js';
import { MemoryLog } from '../../../packages/attest/src/testing/memory-log.js';
import { MemorySequencer } from '../../../packages/attest/src/testing/memory-sequencer.js';
import { publishingRoot } from '../../../packages/attest/src/testing/publishing.js';
import { seededKey } from '../../../packages/attest/src/testing/seeded-key.js';
import { writeSignedBundle } from '../../../packages/attest/src/testing/signed-bundle.js';

const NOW = Date.UTC(2026, 10, 23);
const { token, stored } = createToken(Buffer.alloc(32, 7), {
  id: 'ci',
  may: ['bundles'],
  owners: ['lab'],
  createdAt: '2026-11-01T00:00:00.000Z',
  expiresAt: '2027-01-01T00:00:00.000Z',
});

let place: string;
let scratch: string;
let database: RegistryDatabase;
let registry: Registry;
let handle: ApiHandler;
let bundle: Buffer;
let isBroken = false;
const log = new MemorySequencer(new MemoryLog('log.example'), () => NOW);

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'touchstone-publish-'));
  scratch = join(place, 'scratch');
  await mkdir(scratch);
  await writeSignedBundle(join(place, 'signed'), 'knife-openstack', 'lab', seededKey('lab'), new Date(NOW));
  await packBundle(join(place, 'signed'), join(place, 'signed.touchstone'));
  bundle = await readFile(join(place, 'signed.touchstone'));
  database = await openRegistryDatabase({ memory: true });
  const root = publishingRoot(log.published);
  const clock = (): number => NOW;
  const evidence = folderEvidence(join(place, 'evidence'));
  registry = openRegistry({ database, evidence, log: log.reader, root, clock });
  const ingest: Registry['ingest'] = async (path, by) => {
    if (isBroken) throw new TouchstoneError('REGISTRY_DATABASE', 'postgres://user:secret@db failed');
    return registry.ingest(path, by);
  };
  const publish = publishToRegistry(
    { ...publishWorld(log, root, clock), tokens: async () => [stored], scratch },
    { ingest },
  );
  const live = liveRegistry(registry, clock);
  handle = registryApi({
    registry,
    live,
    root,
    clock,
    scratch,
    origin: 'https://touchstone.example',
    publish,
  });
}, 120_000);
afterAll(async () => {
  await registry.close();
  await rm(place, { recursive: true });
});

async function post(body: Uint8Array, secret = token): Promise<ApiResponse> {
  const headers = {
    authorization: `Bearer ${secret}`,
    'content-type': 'application/vnd.touchstone.bundle',
  };
  return (await handle({ ...handled('POST', '/api/v1/bundles', body, headers), query: '' }))!;
}
const codeOf = ({ status, body }: ApiResponse): unknown[] => [
  status,
  (JSON.parse(body as string) as { code: string }).code,
];

describe('a registry that takes bundles', () => {
  it('takes nothing of a stranger, nor a bundle that was changed', async () => {
    const other = createToken(Buffer.alloc(32, 8), stored).token;
    expect(codeOf(await post(bundle, other))).toEqual([401, 'PUBLISH_TOKEN']);
    const forged = Buffer.from(bundle);
    const at = forged.indexOf('knife-openstack', 100_000 < forged.length ? 100_000 : 5000);
    forged[at] = 'K'.charCodeAt(0);
    expect((await post(forged)).status).toBe(422);
    expect([log.published.entries.length, await registry.listings()]).toEqual([0, []]);
  });

  it('says that it cannot just now where the registry fails behind the log, and why to nobody', async () => {
    isBroken = true;
    const answer = await post(bundle);
    isBroken = false;
    expect(codeOf(answer)).toEqual([503, 'REGISTRY_DATABASE']);
    expect(answer.body).not.toContain('secret');
    expect([log.published.entries.length, await registry.listings(), await readdir(scratch)]).toEqual([
      1,
      [],
      [],
    ]);
  });

  it('lists a bundle by the time its sender is answered, one that the log had before as well, once however many come at once', async () => {
    const answers = await Promise.all([post(bundle), post(bundle), post(bundle)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200]);
    expect((await registry.listing('knife-openstack'))?.listing.certificate).toMatchObject({
      lab: 'lab',
      index: 0,
      state: 'valid',
    });
    const told = (await registry.audit()).filter(({ what }) => what === 'bundle taken in');
    expect(told.map(({ by }) => by)).toEqual(['token ci']);
    expect([log.published.entries.length, await readdir(scratch)]).toEqual([1, []]);
  });
});
