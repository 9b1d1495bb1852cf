// SPDX-License-Identifier: Apache-2.0
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LINKS, type Listing } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../design/index.js';
import { webHandler } from '../../server/index.js';
import { keptWorld, type KeptWorld } from '../../testing/kept-world.js';
import { ask } from '../../testing/world-of.js';

describe('pages of certificates and runs, from evidence that is held', () => {
  let kept: KeptWorld;
  let get: (target: string) => Promise<{ status: number; text: string; headers: Record<string, string> }>;
  let rclone: Listing;
  let kops: Listing;

  beforeAll(async () => {
    kept = await keptWorld(['rclone', 'kops']);
    const handle = webHandler(kept.world);
    get = async (target) => {
      const answer = await handle(ask(target));
      const headers = { ...answer?.headers } as Record<string, string>;
      return { status: answer?.status ?? 0, text: String(answer?.body), headers };
    };
    const listing = async (id: string) => (await kept.world.registry.listing(id))?.listing as Listing;
    [rclone, kops] = [await listing('rclone'), await listing('kops')];
  }, 180_000);
  afterAll(async () => kept.close());

  it('show each link of the chain, and what it rests on', async () => {
    const { status, text } = await get(paths.certificate(rclone.certificate.statement));
    expect(status).toBe(200);
    for (const link of LINKS) expect(text).toContain(`id="link-${link}"`);
    expect(text).toContain(`${LINKS.length} of ${LINKS.length} links hold`);
    expect(text).toContain('judged again');
    expect(text).toContain('touchstone verify rclone.touchstone');
    expect(text).toContain('openssl pkeyutl -verify');
    for (const { run } of rclone.runs) expect(text).toContain(`href="${paths.run('rclone', run)}"`);
  });

  it('say of what was only scanned that nothing ran, in the place of a tier', async () => {
    for (const path of [paths.certificate(kops.certificate.statement), paths.solution('kops')]) {
      const { text } = await get(path);
      expect(text).toContain('scan by a lab');
      expect(text).not.toContain('lab-verified');
    }
    expect((await get(paths.certificates)).text).toContain('scan by a lab');
  });

  it('lead from a bundle or an envelope to the certificate, and from nothing to nowhere', async () => {
    const to = paths.certificate(rclone.certificate.statement);
    for (const digest of [rclone.certificate.bundle, rclone.certificate.envelope])
      expect(await get(paths.certificate(digest))).toMatchObject({ status: 308, headers: { location: to } });
    for (const path of ['0'.repeat(64), 'abc', '%3Cscript%3E', `${'f'.repeat(63)}g`])
      expect((await get(`/certificates/${path}`)).status).toBe(404);
  });

  it('say that a certificate has ended, and which link that breaks', async () => {
    kept.now = Date.parse(rclone.certificate.expiresAt) + 1000;
    const { text } = await get(paths.certificate(rclone.certificate.statement));
    expect(text).toContain('It is in force: broken.');
    expect(text).toMatch(/id="link-history" class="not-looked-at"/);
    kept.now = Date.parse(rclone.certificate.loggedAt) + 3600_000;
  });

  it('show a run step by step, and lead findings to the very call', async () => {
    const [run] = rclone.runs.filter(({ purpose }) => purpose === 'least-privilege');
    const { text, status } = await get(paths.run('rclone', run?.run ?? ''));
    expect(status).toBe(200);
    for (const { title } of run?.steps ?? []) expect(text).toContain(title);
    const link = /href="([^"]*from=(\d+)#call-\d+)"/.exec(text);
    const there = await get((link?.[1] ?? '').replace(/#.*/, ''));
    expect(there.text).toContain(`id="call-${link?.[2]}"`);
    expect(there.text).toContain('name="robots" content="noindex"');
  });

  it('show calls page by page, of one operation, and of none that there is', async () => {
    const address = paths.run('rclone', rclone.runs[0]?.run ?? '');
    const of = (text: string) =>
      [...text.matchAll(/id="call-(\d+)"/g)].map(([, seq]) => Number(seq)).filter((seq) => seq > 0);
    const first = await get(address);
    const next = /rel="next" href="([^"#]*)/.exec(first.text)?.[1] ?? '';
    const second = of((await get(next.replaceAll('&amp;', '&'))).text);
    expect(of(first.text)).toHaveLength(50);
    expect(second[0]).toBeGreaterThan(of(first.text).at(-1) ?? 0);
    const puts = await get(`${address}?operation=object-store%3Aobject.put`);
    expect(of(puts.text).length).toBeGreaterThan(0);
    expect((await get(`${address}?from=999999999`)).text).toContain('no call there');
    expect((await get(`${address}?from=-1&operation=%3Cb%3E`)).status).toBe(200);
    expect((await get(paths.run('rclone', 'run-of-nobody'))).status).toBe(404);
  });

  it('say that evidence is damaged, and are there all the same', async () => {
    kept.now += 3600_000;
    const recording = rclone.runs[0]?.recording.replace('sha256:', '') ?? '';
    const files = await readdir(kept.evidence, { recursive: true });
    await writeFile(join(kept.evidence, files.find((file) => file.includes(recording)) ?? ''), 'others');
    const certificate = await get(paths.certificate(rclone.certificate.statement));
    expect(certificate).toMatchObject({ status: 200 });
    expect(certificate.text).toContain('The evidence that is kept here is damaged.');
    expect(certificate.text).not.toContain('links hold');
    expect((await get(paths.run('rclone', rclone.runs[0]?.run ?? ''))).status).toBe(200);
  });
});
