// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, NO_CHROMIUM } from '../browser/support/chromium.js';
import { writeHostileSolution } from './support/hostile-solution.js';
import { eventually, startMarketplace, type RunningMarketplace } from './support/marketplace.js';
import type { Ran } from './support/touchstone.js';
import { makeTrustWorld, type TrustWorld } from './support/trust-world.js';

const ID = 'hostile';
/** Pages that its listing does not lead to, and what is not a page. */
const MORE = [
  '/',
  '/solutions?q=script',
  `/compare?solution=${ID}`,
  '/ecosystem',
  '/certificates',
  '/labs',
  '/platforms',
  '/concerns',
  '/services',
  '/guidelines',
  '/how-a-verdict-is-reached',
  '/live',
  '/api',
  '/admin/sign-in?link=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  `/vendors/${encodeURIComponent('"><script>alert(1)</script>')}`,
  `/feeds/solutions/${ID}.atom`,
  '/feeds/new.atom',
  '/feeds/changed.atom',
  '/sitemap.xml',
  `/badges/${ID}/level.svg`,
  `/badges/${ID}/release.svg`,
  `/badges/${ID}/releases/zed.svg`,
  `/api/v1/listings/${ID}`,
  '/api/v1/listings?q=script',
  '/api/v1/openapi.json',
];
/** Markup that no page of ours has: scripts but our modules and JSON-LD, handlers, frames, addresses that run. */
const MARKUP =
  /<script(?! type="(?:module" src="\/assets\/|application\/ld\+json"))|<(?:iframe|object|embed|base|form action="h)|<[a-z]+ (?:[^<>"]*"[^"]*")*[^<>"]*\son[a-z]+=|(?:href|src|action)="(?:javascript:|data:(?!image\/svg\+xml,%3Csvg xmlns)|\/\/)/i;
/** What makes text read differently from what it is, and drives terminals. */
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const TREACHEROUS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028\u202a-\u202e\u2066-\u2069]/;
/** Types that a browser runs nothing of, for addresses that give what strangers wrote. */
const PLAIN =
  /^application\/(?:json|problem\+json|octet-stream|vnd\.touchstone\.bundle|vnd\.oai\.openapi\+json)/;

interface Answer {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
}

let world: TrustWorld;
let running: RunningMarketplace;
const ran: Ran[] = [];
const answers = new Map<string, Answer>();

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const one = await world.run(args, env);
  ran.push(one);
  return one;
}

/** Everything that can be reached from the listing and from pages over all solutions, each address once. */
async function crawl(): Promise<void> {
  const waiting = [`/solutions/${ID}`, ...MORE];
  while (waiting.length > 0 && answers.size < 400) {
    const path = waiting.shift() ?? '';
    if (answers.has(path)) continue;
    const answer = await fetch(`${running.url}${path}`, { redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    answers.set(path, { path, status: answer.status, type, headers: answer.headers, text });
    // Of pages that speak of all operations those of the solution are enough.
    if (!type.startsWith('text/html') || /^\/(?:ecosystem|api|services|operations|guidelines)/.test(path))
      continue;
    for (const [, href = ''] of text.matchAll(/ (?:href|src)="(\/[^"]*)/g))
      waiting.push(href.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').replace(/#.*/, ''));
  }
}
const some = (fits: (answer: Answer) => boolean): readonly Answer[] => [...answers.values()].filter(fits);

beforeAll(async () => {
  world = await makeTrustWorld(await mkdtemp(join(tmpdir(), 'touchstone-hostile-')), 0);
  const { recipe, source } = await writeHostileSolution(world.folder, ID);
  const certified = await run(['certify', recipe, '--release', 'zed', '--scan', source, '--out', 'bundle']);
  expect(certified.code, certified.stderr).toBe(1);
  const signed = await run(['sign', 'bundle', '--lab', 'lab', '--key', 'lab.key']);
  expect(signed.code, signed.stderr).toBe(0);
  await run(['log', 'create', 'log', '--origin', 'log.example/e2e', '--key', 'log.key']);
  const options = ['--data', 'data', '--log', 'log', '--log-key', 'log.key', '--no-cloud'];
  const trust = { TOUCHSTONE_TRUST_ROOT: join(world.folder, 'root.dsse.json') };
  running = await startMarketplace(options, trust, world.folder);
  const token = await eventually(async () => {
    const made = await world.run([
      'registry',
      'token',
      'create',
      '--data',
      'data',
      '--log',
      'log',
      '--id',
      'ci',
    ]);
    if (made.code !== 0) throw new Error(made.stderr);
    return made.stdout.trim();
  }, 180);
  const published = await run(['publish', 'bundle', '--to', running.url], { TOUCHSTONE_TOKEN: token });
  expect(published.code, published.stderr).toBe(0);
  await run(['verify', 'bundle', '--log', running.url]);
  await run(['assess', 'bundle']);
  await run(['status', 'log']);
  await eventually(() => running.get(`/solutions/${ID}`), 10);
  await crawl();
}, 600_000);
afterAll(async () => {
  await running?.stop();
  await rm(world.folder, { recursive: true, force: true });
});

describe('a signed bundle whose every string attacks', () => {
  it('is taken in and shown like any other', () => {
    expect(answers.get(`/solutions/${ID}`)?.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(some(({ status }) => status >= 500).map(({ path }) => path)).toEqual([]);
    const pages = some(({ type }) => type.startsWith('text/html'));
    expect(pages.length).toBeGreaterThan(40);
    for (const path of ['/runs/', '/certificates/', '/vendors/', '/labs/', '/operations/', '/platforms/'])
      expect([path, pages.some((page) => page.path.includes(path) && page.status === 200)]).toEqual([
        path,
        true,
      ]);
  });

  it('puts no markup and no character that deceives into any page', () => {
    for (const { path, text } of some(({ type }) => type.startsWith('text/html'))) {
      expect([path, MARKUP.exec(text)?.[0]]).toEqual([path, undefined]);
      expect([path, TREACHEROUS.exec(text)?.[0]]).toEqual([path, undefined]);
      for (const [, json = ''] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
        expect(JSON.parse(json)).toMatchObject({ '@context': 'https://schema.org' });
    }
  });

  it('comes under headers with which it could do nothing even so', () => {
    for (const { path, type, headers } of answers.values()) {
      const policy = headers.get('content-security-policy') ?? '';
      expect([path, policy]).toEqual([path, expect.stringContaining("default-src 'none'")]);
      expect([path, policy]).not.toEqual([path, expect.stringMatching(/unsafe|\*|https?:/)]);
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect([path, headers.get('set-cookie')]).toEqual([path, null]);
      if (/^\/api\/|^\/evidence\//.test(path) && headers.get('location') === null)
        expect([path, type]).toEqual([path, expect.stringMatching(PLAIN)]);
    }
  });

  it('leaves feeds, sitemap and badges well-formed', () => {
    const papers = some(({ type }) => /xml/.test(type));
    expect(papers.length).toBeGreaterThanOrEqual(7);
    const read = 'import sys, xml.dom.minidom as d; d.parseString(sys.stdin.buffer.read())';
    for (const { path, text } of papers) {
      expect([path, TREACHEROUS.exec(text)?.[0]]).toEqual([path, undefined]);
      expect(() => execFileSync('python3', ['-c', read], { input: text })).not.toThrow();
      expect([path, /<(?:script|img|svg [^>]*on)/.exec(text.slice(5))?.[0]]).toEqual([path, undefined]);
    }
  });

  it('is painted onto its social card as text', () => {
    const cards = some(({ path }) => path.startsWith('/cards/'));
    for (const { type, text } of cards) expect([type, text.slice(1, 4)]).toEqual(['image/png', 'PNG']);
  });

  it('drives no terminal', () => {
    expect(ran.length).toBeGreaterThan(4);
    for (const { stdout, stderr } of ran) {
      expect(TREACHEROUS.exec(stdout + stderr)?.[0]).toBeUndefined();
    }
  });

  it.skipIf(NO_CHROMIUM !== '')(
    `runs nothing in a browser${NO_CHROMIUM}`,
    async () => {
      const browser = await launchChromium();
      const context = await browser.newContext();
      const tab = await context.newPage();
      const troubles: string[] = [];
      tab.on('console', (message) => troubles.push(`${tab.url()}: ${message.text()}`));
      tab.on('pageerror', (error) => troubles.push(`${tab.url()}: ${error.message}`));
      tab.on(
        'dialog',
        (dialog) => (troubles.push(`${tab.url()}: ${dialog.message()}`), void dialog.dismiss()),
      );
      tab.on('request', (request) => {
        if (!request.url().startsWith('data:') && new URL(request.url()).origin !== running.url)
          troubles.push(`${tab.url()} asks for ${request.url()}`);
      });
      const own = /^\/(?:solutions|certificates|labs|vendors|compare)/;
      const pages = some(({ type, status }) => status === 200 && type.startsWith('text/html'));
      for (const { path } of pages.filter((page) => own.test(page.path)))
        await tab.goto(`${running.url}${path}`);
      await browser.close();
      expect(troubles).toEqual([]);
    },
    300_000,
  );
});
