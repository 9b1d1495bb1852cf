// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreWorld } from '@touchstone/attest';
import { createCloud, listenCloud } from '@touchstone/cloud';
import { sha256Digest } from '@touchstone/model';
import {
  openEvidence,
  openRegistryDatabase,
  type EvidenceStore,
  type RegistryDatabase,
} from '@touchstone/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startS3Server } from '../../../packages/attest/src/testing/s3-server.js';
import { MiniRegistry } from './mini-registry.js';
import { dumpOf } from './registry-databases.js';

interface Place {
  readonly where: string;
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

async function bucket(): Promise<Place> {
  const server = await startS3Server('evidence', SECRET);
  const env = {
    AWS_ENDPOINT_URL_S3: server.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: SECRET,
  };
  return { where: 's3://evidence/of/us', env, close: server.close };
}

async function container(): Promise<Place> {
  const cloud = createCloud({ release: 'zed', clock: Date.now, random: (size) => randomBytes(size) });
  const listening = await listenCloud(cloud);
  const demo = cloud.credentials.find((one) => one.name === 'demo')!;
  const env = {
    OS_AUTH_URL: listening.authUrl,
    OS_USERNAME: demo.username!,
    OS_PASSWORD: demo.password!,
    OS_PROJECT_NAME: demo.projectName!,
    OS_USER_DOMAIN_NAME: demo.userDomainName!,
    OS_PROJECT_DOMAIN_NAME: demo.projectDomainName!,
  };
  const close = async (): Promise<void> => {
    await listening.close();
    cloud.close();
  };
  return { where: 'swift://evidence/of us', env, close };
}

describe.each([
  { name: 'a folder', start: undefined },
  { name: 'a bucket of an S3-compatible store', start: bucket },
  { name: 'a container of the embedded cloud', start: container },
])('evidence in $name', ({ start }) => {
  let folder: string;
  let place: Place;
  let machines = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'touchstone-evidence-'));
    place = (await start?.()) ?? { where: join(folder, 'evidence'), env: {}, close: async () => {} };
  });
  afterAll(async () => {
    await place.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The same evidence as another machine has it. */
  function aMachine(): Promise<EvidenceStore & { close(): Promise<void> }> {
    machines += 1;
    const world: StoreWorld = {
      env: place.env,
      cwd: folder,
      home: folder,
      now: Date.now,
      readText: () => undefined,
    };
    return openEvidence(place.where, join(folder, `near-${machines}`), world);
  }
  const contentOf = async (store: EvidenceStore, digest: string): Promise<string | undefined> => {
    const kept = await store.find(digest);
    return kept === undefined ? undefined : readFile(kept.file, 'utf8');
  };

  it('is found by its digest, on this machine and on others, and keeping it again changes nothing', async () => {
    const [one, other] = [await aMachine(), await aMachine()];
    const digest = sha256Digest('a paper');
    expect(await one.find(digest)).toBeUndefined();
    await Promise.all([one.keep(digest, Buffer.from('a paper')), other.keep(digest, Buffer.from('a paper'))]);
    await one.keep(digest, async function* () {
      yield Buffer.from('a ');
      yield Buffer.from('paper');
    });
    expect(await contentOf(one, digest)).toBe('a paper');
    expect(await contentOf(await aMachine(), digest)).toBe('a paper');
  });

  it('of other bytes than its digest says is refused, and nothing of it stays', async () => {
    const store = await aMachine();
    const digest = sha256Digest('what was promised');
    await expect(store.keep(digest, Buffer.from('another'))).rejects.toMatchObject({
      code: 'REGISTRY_EVIDENCE',
    });
    expect(await (await aMachine()).find(digest)).toBeUndefined();
  });

  it.each(['sha256:../../etc/passwd', `sha256:${'0'.repeat(63)}`, `SHA256:${'0'.repeat(64)}`, ''])(
    'is never looked for by %j, which is no digest',
    async (digest) => {
      const store = await aMachine();
      const acts = [
        () => store.find(digest),
        () => store.keep(digest, Buffer.from('x')),
        () => store.findReceipt(digest),
        () => store.keepReceipt(digest, Buffer.from('x')),
      ];
      for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'REGISTRY_EVIDENCE' });
    },
  );

  it('has one receipt for a certificate: the first', async () => {
    const envelope = sha256Digest('a certificate');
    const store = await aMachine();
    expect(await store.findReceipt(envelope)).toBeUndefined();
    await store.keepReceipt(envelope, Buffer.from('first'));
    await (await aMachine()).keepReceipt(envelope, Buffer.from('second'));
    expect(Buffer.from((await (await aMachine()).findReceipt(envelope))!).toString()).toBe('first');
  });

  it('is all that another machine needs to have the same registry, beside the log', async () => {
    const mini = await MiniRegistry.make();
    const databases: RegistryDatabase[] = [];
    try {
      const dumps: unknown[] = [];
      for (const step of ['ingest', 'rebuild']) {
        const database = await openRegistryDatabase({ memory: true });
        databases.push(database);
        const registry = mini.open(database, mini.log(), await aMachine());
        if (step === 'ingest') await registry.ingest(await mini.certified(), 'acme');
        else await registry.rebuild('admin');
        dumps.push(await dumpOf(database));
      }
      expect(dumps[1]).toEqual(dumps[0]);
      expect(dumps[0]).toMatchObject({ listings: [{ solution: 'carrier' }] });
    } finally {
      await Promise.all(databases.map((database) => database.destroy()));
      await mini.close();
    }
  });
});

it('what was cut off on its way into a folder is never taken for evidence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-evidence-'));
  try {
    const world: StoreWorld = {
      env: {},
      cwd: folder,
      home: folder,
      now: Date.now,
      readText: () => undefined,
    };
    const store = await openEvidence(folder, folder, world);
    const digest = sha256Digest('whole');
    const cut = store.keep(digest, async function* () {
      yield Buffer.from('who');
      throw new Error('the sender is gone');
    });
    await expect(cut).rejects.toThrow('the sender is gone');
    expect(await store.find(digest)).toBeUndefined();
    expect(await readdir(join(folder, 'new'))).toEqual([]);
    await store.keep(digest, Buffer.from('whole'));
    const { file } = (await store.find(digest))!;
    await writeFile(file, 'rotte');
    await store.keep(digest, Buffer.from('whole'));
    expect(await readFile(file, 'utf8')).toBe('whole');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
