// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openJobs, openWebhooks, type Jobs } from '@touchstone/registry';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInPath } from '../../packages/web/src/pages/admin/admin-paths.js';
import { webHandler } from '../../packages/web/src/server/index.js';
import { signInWorld, type SignInWorld } from '../../packages/web/src/testing/signing-in.js';
import { axe } from './support/axe.js';
import { launchChromium, NO_CHROMIUM } from './support/chromium.js';

const PAGES = ['/admin', '/admin/tokens', '/admin/webhooks', '/admin/audit'];
const VIEWS = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

describe.skipIf(NO_CHROMIUM !== '')(`running a marketplace in a browser${NO_CHROMIUM}`, () => {
  let browser: Browser;
  let market: SignInWorld;
  let jobs: Jobs;
  let own: string;
  let evil: string;
  const servers: Server[] = [];

  beforeAll(async () => {
    let answer: ReturnType<typeof webHandler> = async () => undefined;
    own = await listen(async (incoming) => answer(requestOf(incoming)));
    evil = await listen(async (incoming) => ({ status: 200, body: attackOf(own, incoming.url ?? '/') }));
    market = await signInWorld({ origin: own });
    jobs = await openJobs({ database: market.database });
    Object.assign(market.world.admin!, {
      jobs,
      webhooks: openWebhooks({ database: market.database, jobs, loopback: false }),
    });
    answer = webHandler(market.world);
    browser = await launchChromium();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    for (const server of servers) server.close();
    await jobs?.close();
    await market?.database.destroy();
  });

  async function listen(
    answer: (
      incoming: IncomingMessage,
    ) => Promise<{ status: number; headers?: Readonly<Record<string, string>>; body: unknown } | undefined>,
  ): Promise<string> {
    const server = createServer((incoming, outgoing) => {
      void answer(incoming).then((answered) => {
        outgoing.writeHead(answered?.status ?? 404, { 'content-type': 'text/html', ...answered?.headers });
        outgoing.end(answered?.body ?? '');
      });
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function signedIn(options: Parameters<Browser['newContext']>[0] = {}): Promise<{
    readonly context: BrowserContext;
    readonly tab: Tab;
  }> {
    const context = await browser.newContext(options);
    const tab = await context.newPage();
    await tab.goto(`${own}${signInPath(await market.makeLink())}`);
    await tab.click('main button');
    expect(new URL(tab.url()).pathname).toBe('/admin');
    return { context, tab };
  }

  it.each([{ scripts: true }, { scripts: false }])(
    'signs in by the link, makes a token, finds it in the audit trail and signs out (scripts: $scripts)',
    async ({ scripts }) => {
      const { context, tab } = await signedIn({ javaScriptEnabled: scripts });
      const id = scripts ? 'with-scripts' : 'without-scripts';
      await tab.click('text=Publish tokens');
      await tab.getByLabel('Name').fill(id);
      await tab.click('text=Make the token');
      expect(await tab.textContent('#made pre')).toMatch(/^touchstone_[\w-]{43}$/);
      await tab.click('text=Audit trail');
      expect(await tab.textContent('table')).toContain(id);
      await tab.click('text=Sign out');
      await tab.goto(`${own}/admin`);
      expect(await tab.textContent('h1')).toBe('Sign in first');
      await context.close();
    },
    180_000,
  );

  it.each(VIEWS)(
    'has pages that axe finds nothing in and that fit ($width pixels, $colorScheme)',
    async ({ width, colorScheme }) => {
      const { context, tab } = await signedIn({ viewport: { width, height: 900 }, colorScheme });
      for (const page of PAGES) {
        await tab.goto(`${own}${page}`);
        expect(await axe(tab)).toEqual([]);
        const wide = await tab.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([page, wide]).toEqual([page, 0]);
      }
      await context.close();
    },
    180_000,
  );

  // Another port of the same machine is the same site to a browser: it sends even a strict cookie along.
  it.each([
    ['another port', (): string => evil],
    ['another site', (): string => evil.replace('127.0.0.1', 'localhost')],
  ])(
    'does nothing that a page of %s makes the browser send',
    async (_, from) => {
      const { context, tab } = await signedIn();
      for (const path of ['/admin/sign-out', '/admin/tokens', '/admin/rebuild']) {
        const answered = tab.waitForResponse(`${own}${path}`);
        await tab.goto(`${from()}${path}`);
        expect((await answered).status()).toBe(403);
      }
      await tab.goto(`${own}/admin/tokens`);
      expect(await tab.textContent('h1')).toBe('Publish tokens');
      expect(await tab.content()).not.toContain('planted');
      expect((await jobs.recent({})).map(({ name }) => name)).not.toContain('rebuild');
      await context.close();
    },
    180_000,
  );

  it('is not shown in a frame of another site', async () => {
    const { context, tab } = await signedIn();
    await tab.goto(`${evil}/frame`);
    const frame = await (await tab.waitForSelector('iframe')).contentFrame();
    expect(await frame?.content().catch(() => '')).not.toContain('This marketplace');
    await context.close();
  }, 180_000);
});

/** A page of someone else's that sends a form to us, or frames us. */
function attackOf(own: string, path: string): string {
  if (path === '/frame') return `<!doctype html><iframe src="${own}/admin"></iframe>`;
  const fields = Object.entries({ id: 'planted', may: 'bundles', owners: '', days: '400' });
  const inputs = fields.map(([name, value]) => `<input name="${name}" value="${value}">`).join('');
  return `<!doctype html><form method="post" action="${own}${path}">${inputs}</form><script>document.forms[0].submit()</script>`;
}

function requestOf(incoming: IncomingMessage): Parameters<ReturnType<typeof webHandler>>[0] {
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const header = (name: string): string | undefined => {
    const value = incoming.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return { method: incoming.method ?? 'GET', path, query, header, body: incoming };
}
