// SPDX-License-Identifier: Apache-2.0
/// <reference lib="dom" />
import { get } from 'node:http';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchRoute } from '../../packages/web/src/server/match-route.js';
import { ROUTES } from '../../packages/web/src/server/routes.js';
import { axe, unfold } from './support/axe.js';
import { launchChromium, NO_CHROMIUM } from './support/chromium.js';
import { crawl } from './support/crawl.js';
import { type ServedMarketplace, servedMarketplace } from './support/served-marketplace.js';

const VIEWS = [
  { name: 'light', width: 1280, colorScheme: 'light' },
  { name: 'dark', width: 1280, colorScheme: 'dark' },
  { name: 'phone', width: 390, colorScheme: 'light' },
  { name: 'dark phone', width: 390, colorScheme: 'dark' },
] as const;

/** Pages of one kind that are read by html-validate: what differs between more of them is their data. */
const VALIDATED = 4;
/** Bytes that a first view may take, without images. */
const FIRST_VIEW = 100_000;
/** Pages that nobody comes to by links: what makes them is tested beside them. */
const UNLINKED = [/^\/admin/, /\/card/, /^\/evidence/, /^\/live/];

let marketplace: ServedMarketplace;
let missing: readonly string[];
const refused: string[] = [];
const otherBytes: string[] = [];
const invalid: string[] = [];
/** Bytes of the largest page with its style sheet and all scripts, as a browser is sent them. */
let sent = 0;
/** The first pages found of each kind, by their route's pattern. */
const kinds = new Map<string, string[]>();

beforeAll(async () => {
  marketplace = await servedMarketplace();
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard'],
    rules: { 'aria-label-misuse': ['error', { allowAnyNamable: true }] },
  });
  const parts: string[] = [];
  const largest = { target: '', bytes: 0 };
  missing = await crawl(marketplace.url, ['/'], (visited) => {
    const { target, status, html, bytes } = visited;
    if (status !== 200) refused.push(`${status} ${target} on ${visited.from}`);
    const digest = /^\/evidence\/([0-9a-f]{64})$/.exec(target)?.[1];
    if (digest !== undefined && digest !== visited.sha256) otherBytes.push(`${target} on ${visited.from}`);
    if (target.startsWith('/assets/') || visited.type.startsWith('text/css')) parts.push(target);
    if (html === '') return;
    if (bytes > largest.bytes) Object.assign(largest, { target, bytes });
    const pattern = matchRoute(ROUTES, target.replace(/\?.*/s, ''))?.route.pattern ?? 'none';
    const known = kinds.get(pattern) ?? [];
    kinds.set(pattern, [...known, target].slice(0, VALIDATED));
    if (known.length >= VALIDATED) return;
    for (const { messages } of validator.validateStringSync(html).results) {
      for (const { ruleId, message, selector } of messages) {
        invalid.push(`${target}: ${ruleId}: ${message} (${selector ?? ''})`);
      }
    }
  });
  // What grows with the page is its HTML: the largest of it is the heaviest page.
  for (const target of [largest.target, ...parts]) sent += await bytesSent(`${marketplace.url}${target}`);
}, 900_000);
afterAll(async () => {
  await marketplace?.stop();
}, 60_000);

describe('the whole marketplace, link by link', () => {
  it('has no link that leads nowhere', () => {
    expect(refused).toEqual([]);
  });

  it('has each place on a page that a link leads to', () => {
    expect(missing).toEqual([]);
  });

  it('gives behind each number the very bytes that it names', () => {
    expect(otherBytes).toEqual([]);
  });

  it('leads from its home page to every kind of page', () => {
    const reachable = ROUTES.map(({ pattern }) => pattern).filter(
      (pattern) => !UNLINKED.some((one) => one.test(pattern)),
    );
    expect(reachable.filter((pattern) => !kinds.has(pattern))).toEqual([]);
  });

  it('is valid HTML', () => {
    expect(invalid).toEqual([]);
  });

  it('sends less than 100 KB for the first view of its largest page, with all styles and scripts', () => {
    expect(sent).toBeGreaterThan(10_000);
    expect(sent).toBeLessThan(FIRST_VIEW);
  });
});

describe.skipIf(NO_CHROMIUM !== '')(`every kind of page in a browser${NO_CHROMIUM}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each(VIEWS)(
    'breaks no rule of WCAG 2.2 AA, fits its window and logs no trouble: $name',
    async (view) => {
      const troubles: string[] = [];
      const context = await browser.newContext({
        viewport: { width: view.width, height: 900 },
        colorScheme: view.colorScheme,
      });
      // A machine that does much else beside is slow, and not wrong.
      context.setDefaultTimeout(120_000);
      for (const targets of kinds.values()) {
        const [target = '/'] = targets;
        const tab = await context.newPage();
        const told = (text: string): void => void troubles.push(`${target}: ${text}`);
        tab.on('console', (message) => told(`${message.type()}: ${message.text()}`));
        tab.on('pageerror', (error) => told(error.message));
        await tab.goto(`${marketplace.url}${target}`);
        await unfold(tab);
        const width = await tab.evaluate(() => document.documentElement.scrollWidth);
        if (width > view.width) told(`${width} pixels wide`);
        for (const found of await axe(tab)) told(found);
        await tab.close();
      }
      await context.close();
      expect(troubles).toEqual([]);
    },
    900_000,
  );
});

/** Bytes of an answer's body as they are sent to a browser. */
function bytesSent(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, br' } }, async (answer) => {
      let bytes = 0;
      for await (const chunk of answer) bytes += (chunk as Buffer).length;
      resolve(bytes);
    }).on('error', reject);
  });
}
