// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packBundle } from '@touchstone/attest';
import { canonicalJson, listing as listingSchema } from '@touchstone/model';
import type { Registry, RegistryDatabase } from '@touchstone/registry';
import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepFacts } from '../../../packages/registry/src/database/keep-facts.js';
import { dumpOf, REGISTRY_SERVERS, type RegistryServer } from './registry-databases.js';
import { MiniRegistry } from './mini-registry.js';

const DAY = 86_400_000;

describe.each(REGISTRY_SERVERS)('a registry on $name', ({ missing, start }) => {
  let server: RegistryServer;
  let mini: MiniRegistry;
  let connect: () => Promise<RegistryDatabase>;
  let database: RegistryDatabase;
  let registry: Registry;
  beforeAll(async () => {
    if (missing === undefined) server = await start();
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    if (missing !== undefined) return;
    mini = await MiniRegistry.make();
    connect = await server.make();
    database = await connect();
    registry = mini.open(database);
  });
  afterEach(() => mini?.close());
  const test = it.skipIf(missing !== undefined);

  const count = async (table: 'registry_bundles' | 'registry_listings' | 'registry_audit'): Promise<number> =>
    (await database.selectFrom(table).selectAll().execute()).length;

  test('takes a bundle in: its listing, its row for the search, its members and the whole of it', async () => {
    const path = await mini.certified();
    const { outcome, solution, envelope } = await registry.ingest(path, 'acme');
    expect([outcome, solution]).toEqual(['new', 'carrier']);

    const stored = await registry.listing('carrier');
    expect(listingSchema.parse(stored?.listing).certificate).toMatchObject({
      envelope,
      state: 'valid',
      lab: 'acme',
    });
    expect(canonicalJson(stored?.listing)).toBe(stored?.text);
    const { changed, change } = await registry.changesSince();
    expect(changed).toMatchObject([
      {
        id: 'carrier',
        row: { id: 'carrier', level: 'basic', freshness: 'fresh' },
        facts: { id: 'carrier', level: 'basic', certificate: { state: 'valid' } },
      },
    ]);
    expect(change).toBe(1);

    const held = await registry.bundle(envelope);
    expect(await registry.bundle(held!.statement)).toEqual(held);
    expect(await registry.bundle(held!.bundle)).toEqual(held);
    const members = await registry.members(held!.bundle);
    const recipe = await registry.member(members.find(({ role }) => role === 'recipe')!.digest);
    const pieces: Uint8Array[] = [];
    for await (const piece of recipe!.read()) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('exit 0\n');

    await registry.writeBundle(envelope, join(mini.folder, 'out.touchstone'));
    await packBundle(path, join(mini.folder, 'packed.touchstone'));
    const [out, packed] = await Promise.all(
      ['out', 'packed'].map((name) => readFile(join(mini.folder, `${name}.touchstone`))),
    );
    expect(out!.equals(packed!)).toBe(true);
  });

  test('a bundle given twice is one, and so is one given at the same time to several processes', async () => {
    const path = await mini.certified();
    const processes = [registry, mini.open(await connect()), mini.open(await connect())];
    const first = await Promise.all([...processes, ...processes].map((one) => one.ingest(path, 'acme')));
    expect(first.filter(({ outcome }) => outcome === 'new')).toHaveLength(1);
    expect((await registry.ingest(path, 'other')).outcome).toBe('known');
    expect([await count('registry_bundles'), await count('registry_listings')]).toEqual([1, 1]);
    expect((await registry.audit()).map(({ what, by }) => [what, by])).toEqual([
      ['listing made', 'acme'],
      ['bundle taken in', 'acme'],
    ]);
  });

  test('refuses what does not hold with the link that broke, and keeps nothing of it', async () => {
    const unsigned = await mini.certified();
    await rm(join(unsigned, 'attestation', 'certificate.dsse.json'));
    const unlogged = await mini.certified();
    await rm(join(unlogged, 'attestation'), { recursive: true });
    const lying = await mini.certified({
      lie: (one) => ({ ...one, predicate: { ...one.predicate, level: 'native' } }),
    });
    const stranger = await mini.certified({ lab: 'nobody' });
    const edited = await mini.certified();
    await writeFile(join(edited, 'assessment.json'), '{}\n');
    const broken = async (path: string): Promise<unknown> =>
      registry.ingest(path, 'acme').then(
        () => 'taken in',
        (error: { code: string; details: { link?: string } }) => [error.code, error.details.link],
      );
    expect(await broken(unsigned)).toEqual(['REGISTRY_REFUSED', 'envelope']);
    expect(await broken(unlogged)).toEqual(['REGISTRY_REFUSED', 'envelope']);
    expect(await broken(lying)).toEqual(['REGISTRY_REFUSED', 'certificate']);
    expect(await broken(stranger)).toEqual(['REGISTRY_REFUSED', 'signatures']);
    expect(await broken(edited)).toEqual(['BUNDLE_DIGEST', undefined]);
    expect(await readdir(mini.evidence).catch(() => [])).toEqual([]);
    expect(await count('registry_audit')).toBe(0);
  });

  test('one that is refused keeps no other out', async () => {
    const [bad, good] = [await mini.certified({ lab: 'nobody' }), await mini.certified()];
    const told: string[] = [];
    await registry.load([bad, good], 'acme', ({ outcome, done, of }) =>
      told.push(`${outcome} ${done}/${of}`),
    );
    expect(told).toEqual(['refused 1/2', 'new 2/2']);
  });

  test('a certificate that is no more in force is taken in, and shown as what it is', async () => {
    const path = await mini.certified();
    mini.now += 400 * DAY;
    await registry.ingest(path, 'acme');
    expect((await registry.listing('carrier'))?.listing.certificate.state).toBe('expired');
  });

  test('what time and the log make another is derived again, and nothing else', async () => {
    await registry.ingest(await mini.certified(), 'acme');
    expect(await registry.refresh()).toEqual([]);
    const cursor = await registry.changesSince();

    mini.now = Date.parse('2027-06-30T00:00:00Z');
    expect(await registry.refresh()).toEqual(['carrier']);
    expect(await registry.refresh()).toEqual([]);
    const stale = await registry.changesSince(cursor);
    expect(stale.changed).toMatchObject([{ row: { freshness: 'stale' } }]);

    const { statement } = (await registry.listing('carrier'))!.listing.certificate;
    mini.revoke(statement, 'acme', '2027-06-29T00:00:00.000Z');
    expect(await registry.refresh()).toEqual(['carrier']);
    expect((await registry.listing('carrier'))?.listing.certificate.state).toBe('revoked');
    expect((await registry.changesSince(stale)).changed).toMatchObject([{ row: { freshness: 'revoked' } }]);
    expect((await registry.changesSince(await registry.changesSince())).changed).toEqual([]);
  });

  test('a clock that is set back takes nothing from the pages, and one that had run ahead is forgotten', async () => {
    await registry.ingest(await mini.certified(), 'acme');
    const before = await dumpOf(database);
    const right = mini.now;
    mini.now = Date.parse('2026-11-20T00:00:00Z');
    expect(await registry.refresh()).toEqual([]);
    expect(await dumpOf(database)).toEqual(before);
    mini.now = Date.parse('2027-06-30T00:00:00Z');
    expect(await registry.refresh()).toEqual(['carrier']);
    mini.now = right;
    expect(await registry.refresh()).toEqual(['carrier']);
    expect(await dumpOf(database)).toEqual(before);
  });

  test('the log of a registry never gets shorter, whoever shows it', async () => {
    await registry.ingest(await mini.certified(), 'acme');
    const second = await mini.certified({ lab: 'other-lab' });
    await registry.ingest(second, 'other-lab');
    const third = await mini.certified({ issuedAt: '2026-11-21T09:30:00.000Z' });
    // A process that starts anew knows no log; the database does.
    const shown = mini.open(await connect(), mini.log(1));
    await expect(shown.rebuild('eve')).rejects.toMatchObject({ code: 'REGISTRY_LOG_SHRANK' });
    await expect(shown.ingest(third, 'eve')).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' });
    expect(await count('registry_bundles')).toBe(2);
  });

  test('rebuilt from evidence and log alone, the rows are the same', async () => {
    for (const told of [{}, { lab: 'other-lab' }, { issuedAt: '2026-11-21T09:30:00.000Z' }])
      await registry.ingest(await mini.certified(told), 'acme');
    const before = await dumpOf(database);
    expect((await registry.rebuild('admin')).changed).toEqual([]);
    const anew = await (await server.make())();
    const other = mini.open(anew);
    const { bundles, changed } = await other.rebuild('admin');
    expect(bundles.map(({ outcome }) => outcome)).toEqual(['held', 'held', 'held']);
    expect(changed).toEqual(['carrier']);
    expect(await dumpOf(anew)).toEqual(before);
  });

  test('a rebuild undoes what a hand changed in the rows', async () => {
    await registry.ingest(await mini.certified(), 'acme');
    const before = await dumpOf(database);
    await sql`update registry_bundles set level = 'native', solution = 'other'`.execute(database);
    await sql`update registry_listings set listing = '{}'`.execute(database);
    await sql`delete from registry_members`.execute(database);
    await registry.rebuild('admin');
    expect(await dumpOf(database)).toEqual(before);
    await sql`update registry_listings set facts = '{}'`.execute(database);
    expect((await registry.rebuild('admin')).changed).toEqual(['carrier']);
    expect(await dumpOf(database)).toEqual(before);
  });

  test('a database of before facts were kept gets them, the same that are derived', async () => {
    await registry.ingest(await mini.certified(), 'acme');
    const before = await dumpOf(database);
    await sql`alter table registry_listings drop column facts`.execute(database);
    await keepFacts(database as Kysely<unknown>);
    expect(await dumpOf(database)).toEqual(before);
  });

  test('evidence that rotted is told, is shown no more, and is mended by the same bundle', async () => {
    const path = await mini.certified();
    const { envelope } = await registry.ingest(path, 'acme');
    const { statement, bundle } = (await registry.bundle(envelope))!;
    const before = await dumpOf(database);
    const scripts = (await registry.members(bundle)).filter(({ role }) => role === 'recipe');
    const hex = scripts[0]!.digest.slice(7);
    await writeFile(join(mini.evidence, 'sha256', hex.slice(0, 2), hex), 'exit 1\n');
    const { bundles } = await registry.rebuild('admin');
    expect(bundles).toMatchObject([{ outcome: 'refused', code: 'REGISTRY_EVIDENCE' }]);
    expect(await registry.listing('carrier')).toBeUndefined();
    expect(await registry.bundle(statement)).toBeUndefined();
    expect((await registry.changesSince()).changed).toEqual([{ id: 'carrier', row: null, facts: null }]);
    expect((await registry.ingest(path, 'acme')).outcome).toBe('new');
    expect(await dumpOf(database)).toEqual(before);
  });

  test('what was done stays told: the database refuses to change or remove a line', async () => {
    await registry.ingest(await mini.certified(), 'acme');
    for (const act of [
      'update registry_audit set by = $$eve$$',
      'delete from registry_audit',
      'truncate registry_audit',
    ])
      await expect(sql.raw(act).execute(database), act).rejects.toThrow();
    const [newest] = await registry.audit({ limit: 1 });
    const older = await registry.audit({ before: newest!.id });
    expect(older.map(({ what }) => what)).toEqual(['bundle taken in']);
  });

  test('an attempt that the database ends in the middle leaves nothing half there', async () => {
    const path = await mini.certified();
    await sql`alter table registry_listings rename to away`.execute(database);
    await expect(registry.ingest(path, 'acme')).rejects.toMatchObject({ code: 'REGISTRY_DATABASE' });
    await sql`alter table away rename to registry_listings`.execute(database);
    expect([await count('registry_bundles'), await count('registry_audit')]).toEqual([0, 0]);
    expect((await registry.ingest(path, 'acme')).outcome).toBe('new');
  });
});
