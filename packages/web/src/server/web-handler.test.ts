// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import { stylesheet } from '../design/index.js';
import { catalogListings } from '../testing/catalog-listings.js';
import { ask, bytesOf, worldOf } from '../testing/world-of.js';
import { answerAbsent, webHandler, type WebWorld } from './index.js';

describe('the pages as a browser gets them', () => {
  let world: WebWorld;
  let text: (target: string) => Promise<string>;

  beforeAll(async () => {
    const listings = await catalogListings([
      'restic',
      'velero-plugin-for-openstack',
      'ansible-openstack-cloud',
    ]);
    world = await worldOf(listings);
    text = async (target) => String((await webHandler(world)(ask(target)))?.body);
  });

  it('find the backup tool that is native for object storage on a release, and say what comes near', async () => {
    const found = await text('/solutions?category=backup&native=object-storage&release=2026.2');
    expect(found).toContain('1 solution found');
    expect(found).toContain('href="/solutions/restic"');
    expect(found).not.toContain('href="/solutions/velero-plugin-for-openstack"');
    expect(found).toContain('1 more solution');
    expect(found).toContain('without asking for');
  });

  it('find it by a sentence too, and leave out a word that nothing has where that helps', async () => {
    const found = await text('/solutions?q=backup+tool+native+object+storage+2026.2');
    expect(found.match(/<h3><a href="([^"]*)"/)?.[1]).toBe('/solutions/restic');
    expect(found).not.toContain('href="/solutions/velero-plugin-for-openstack"');
    const nothing = await text('/solutions?q=backup+xylophone');
    expect(nothing).toContain('href="/solutions?q=backup"');
    expect(nothing).toContain('without asking for the word “xylophone”');
  });

  it('say on a listing why it is only basic, with the criterion and the line of source', async () => {
    const page = await text('/solutions/ansible-openstack-cloud');
    expect(page).toContain('Why basic and not integrated?');
    expect(page).toContain('href="#criterion-no-insecure-practices"');
    expect(page).toContain('id="criterion-no-insecure-practices"');
    expect(page).toContain('plugins/module_utils/openstack.py:98');
  });

  it('show a search that cannot be understood as far as it can', async () => {
    const answer = await webHandler(world)(ask('/solutions?level=golden&q=%00%3Cscript%3E&page=-1'));
    expect(answer?.status).toBe(200);
    expect(answer?.body).toContain('was left out');
    expect(answer?.body).not.toContain('<script>');
  });

  it('answer 304 to who has them, and change with the theme', async () => {
    const first = await webHandler(world)(ask('/'));
    const etag = first?.headers['etag'] ?? '';
    expect(await webHandler(world)(ask('/', { 'if-none-match': `W/"other", ${etag}` }))).toMatchObject({
      status: 304,
      body: '',
    });
    const dark = await webHandler(world)(ask('/', { 'if-none-match': etag, cookie: 'a=b; theme=dark' }));
    expect(dark).toMatchObject({ status: 200, body: expect.stringContaining('data-theme="dark"') });
  });

  it('let nothing run that is not ours', async () => {
    const answer = await webHandler(world)(ask('/'));
    const policy = answer?.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await webHandler(world)(ask(stylesheet.path))).toMatchObject({ body: stylesheet.text });
  });

  it('say what is not there, and leave to others what is theirs', async () => {
    expect(await webHandler(world)(ask('/solutions/nobody'))).toMatchObject({ status: 404 });
    expect(await webHandler(world)(ask('/api/v1/listings'))).toBeUndefined();
    expect(await answerAbsent(world, ask('/nowhere'))).toMatchObject({ status: 404 });
    expect(await webHandler(world)({ ...ask('/'), method: 'DELETE' })).toMatchObject({ status: 405 });
  });

  it('take no theme that another site chose', async () => {
    const choose = async (site: string) => {
      const body = bytesOf('theme=dark&back=/');
      const asked = ask('/theme', { 'sec-fetch-site': site });
      const answer = await webHandler(world)({ ...asked, method: 'POST', body });
      return [answer?.status, answer?.headers['set-cookie']];
    };
    expect(await choose('same-origin')).toEqual([303, expect.stringContaining('theme=dark')]);
    for (const site of ['cross-site', 'same-site']) expect(await choose(site)).toEqual([403, undefined]);
  });

  it('never lead to another site after the theme is chosen', async () => {
    const backs = [
      'https://evil.invalid/',
      '//evil.invalid/',
      '/\\evil.invalid',
      '/.//evil.invalid/',
      '/a/..//evil.invalid',
      '/%2e/\\evil.invalid',
      '/\t/evil.invalid',
      '/%0d%0aSet-Cookie:a=b',
      'javascript:0',
    ];
    for (const back of backs) {
      const body = new URLSearchParams({ theme: 'dark', back }).toString();
      const answer = await webHandler(world)({ ...ask('/theme'), method: 'POST', body: bytesOf(body) });
      const to = answer?.headers['location'] ?? '';
      expect(new URL(to, 'http://here.invalid').origin).toBe('http://here.invalid');
      expect(to).not.toMatch(/[\r\n]/);
    }
  });
});
