// SPDX-License-Identifier: Apache-2.0
/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listing } from '../../packages/model/src/index.js';
import { type Page, renderPage, stylesheet } from '../../packages/web/src/design/index.js';
import { catalogListings } from '../../packages/web/src/testing/catalog-listings.js';
import { hostileListing } from '../../packages/web/src/testing/hostile-listing.js';
import { specimenOfMany } from '../../packages/web/src/testing/specimen-of-many.js';
import { SPECIMEN_SITE, specimenOf } from '../../packages/web/src/testing/specimen-pages.js';
import { lowContrast } from './low-contrast.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const HERE = existsSync(CHROMIUM);
const WHY = HERE ? '' : ` (skipped: no Chromium at ${CHROMIUM})`;
const ORIGIN = 'http://marketplace.invalid';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The strictest policy that the marketplace's pages are to live with. */
const POLICY = `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'`;

const VIEWS = [
  { name: 'light', width: 1280, colorScheme: 'light' },
  { name: 'dark', width: 1280, colorScheme: 'dark' },
  { name: 'phone', width: 390, colorScheme: 'light' },
  { name: 'dark phone', width: 320, colorScheme: 'dark' },
] as const;
type View = (typeof VIEWS)[number];

describe.skipIf(!HERE)(`the marketplace's look in a browser${WHY}`, () => {
  let browser: Browser;
  let listings: readonly Listing[];
  let pages: ReadonlyMap<string, Page>;

  beforeAll(async () => {
    listings = await catalogListings(['rclone', 'kops', 'terraform-provider-openstack']);
    const [ran, scanned] = listings as readonly [Listing, Listing];
    pages = new Map([
      ['a solution that ran', specimenOf(ran)],
      ['one that was only scanned', specimenOf(scanned)],
      ['many solutions', specimenOfMany(listings)],
    ]);
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser.close();
  });

  /** Opens a page under the policy; whatever it logs, throws or asks for beside its style sheet is kept in `troubles`. */
  async function open(page: Page, view: View, theme?: 'light' | 'dark') {
    const context = await browser.newContext({
      viewport: { width: view.width, height: 900 },
      colorScheme: view.colorScheme,
      bypassCSP: false,
    });
    const tab = await context.newPage();
    const troubles: string[] = [];
    tab.on('console', (message) => troubles.push(`${message.type()}: ${message.text()}`));
    tab.on('pageerror', (error) => troubles.push(error.message));
    tab.on('dialog', (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await tab.route('**/*', (route) => {
      const url = route.request().url();
      if (url === `${ORIGIN}${stylesheet.path}`) {
        return route.fulfill({ contentType: 'text/css', body: stylesheet.text });
      }
      if (url === `${ORIGIN}/page`) {
        const body = renderPage(page, theme === undefined ? SPECIMEN_SITE : { ...SPECIMEN_SITE, theme });
        const headers = { 'content-security-policy': POLICY };
        return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body });
      }
      troubles.push(`request: ${url}`);
      return route.abort();
    });
    await tab.goto(`${ORIGIN}/page`);
    return { tab, troubles, close: () => context.close() };
  }

  const each = VIEWS.flatMap((view) =>
    ['a solution that ran', 'one that was only scanned', 'many solutions'].map((name) => ({
      name,
      view,
      looks: view.name,
    })),
  );

  it.each(each)('breaks no rule of WCAG 2.2 AA: $name, $looks', async ({ name, view }) => {
    const { tab, close } = await open(pageOf(name), view);
    await unfold(tab);
    expect(await tab.evaluate(lowContrast, 4.5)).toEqual([]);
    expect(await axe(tab)).toEqual([]);
    await close();
  });

  it.each(each)('fits its window and lives with a strict policy: $name, $looks', async ({ name, view }) => {
    const { tab, troubles, close } = await open(pageOf(name), view);
    await unfold(tab);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(view.width);
    expect(troubles).toEqual([]);
    await close();
  });

  it('follows the system’s theme unless the reader chose another', async () => {
    const paper = (tab: Tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const page = pageOf('many solutions');
    const [light, dark] = [await open(page, VIEWS[0]), await open(page, VIEWS[1])];
    const [chosenDark, chosenLight] = [
      await open(page, VIEWS[0], 'dark'),
      await open(page, VIEWS[1], 'light'),
    ];
    expect(await paper(light.tab)).not.toBe(await paper(dark.tab));
    expect(await paper(chosenDark.tab)).toBe(await paper(dark.tab));
    expect(await paper(chosenLight.tab)).toBe(await paper(light.tab));
    for (const one of [light, dark, chosenDark, chosenLight]) await one.close();
  });

  it('runs nothing that a stranger wrote, and keeps to its window with their longest words', async () => {
    for (const listing of listings.slice(0, 2)) {
      const { tab, troubles, close } = await open(specimenOf(hostileListing(listing)), VIEWS[2]);
      await unfold(tab);
      expect(troubles).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      const leading = await tab.$$eval('a[href]', (all) => all.map((one) => one.getAttribute('href') ?? ''));
      expect(leading.filter((href) => !/^(?:\/|#|\?|https?:)/.test(href))).toEqual([]);
      await close();
    }
  });

  it('leads a keyboard from the skip link to the content', async () => {
    const { tab, close } = await open(pageOf('a solution that ran'), VIEWS[0]);
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await tab.keyboard.press('Enter');
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('main');
    await close();
  });

  function pageOf(name: string): Page {
    const page = pages.get(name);
    if (page === undefined) throw new Error(`no specimen ${name}`);
    return page;
  }
});

/** What axe-core finds, each with its rule and the first elements. It runs in an isolated world, beside the policy. */
async function axe(tab: Tab): Promise<readonly string[]> {
  const session = await tab.context().newCDPSession(tab);
  const { readFile } = await import('node:fs/promises');
  const source = await readFile(AXE, 'utf8');
  const run = `${source};axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((found) => found.violations.map((one) => one.id + ': ' + one.help + ' ' + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')))`;
  const answer = await session.send('Runtime.evaluate', {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
  return answer.result.value as readonly string[];
}

async function unfold(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
