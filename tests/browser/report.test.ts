// SPDX-License-Identifier: Apache-2.0
/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../packages/assessor/src/report/index.js';
import { HOSTILE_STRINGS } from '../../packages/assessor/src/report/testing/hostile-strings.js';
import { replaceStrings } from '../../packages/assessor/src/report/testing/replace-strings.js';
import { sampleAssessment } from '../../packages/assessor/src/report/testing/sample-assessment.js';
import { lowContrast } from './low-contrast.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const HERE = existsSync(CHROMIUM);
const WHY = HERE ? '' : ` (skipped: no Chromium at ${CHROMIUM})`;
const ORIGIN = 'http://report.invalid/';

const VIEWS = [
  { name: 'light', width: 1280, colorScheme: 'light' },
  { name: 'dark', width: 1280, colorScheme: 'dark' },
  { name: 'phone', width: 390, colorScheme: 'light' },
  { name: 'dark phone', width: 390, colorScheme: 'dark' },
] as const;

describe.skipIf(!HERE)(`the HTML report in a browser${WHY}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser.close();
  });

  /** Opens a page; whatever it logs, throws or asks for beside itself is kept in `troubles`. */
  async function open(content: string, view: (typeof VIEWS)[number], javaScriptEnabled = true) {
    const context = await browser.newContext({
      viewport: { width: view.width, height: 900 },
      colorScheme: view.colorScheme,
      javaScriptEnabled,
    });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => troubles.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('dialog', (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.route('**/*', (route) => {
      if (route.request().url() === ORIGIN) {
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: content });
      }
      troubles.push(`request: ${route.request().url()}`);
      return route.abort();
    });
    await page.goto(ORIGIN);
    return { page, troubles, close: () => context.close() };
  }

  it.each(VIEWS)('logs nothing, asks for nothing and fits its window: $name', async (view) => {
    const { page, troubles, close } = await open(htmlReport(sampleAssessment()), view);
    for (const state of ['as opened', 'all unfolded']) {
      if (state === 'all unfolded') await unfold(page);
      const { inner, content } = await page.evaluate(() => ({
        inner: document.documentElement.clientWidth,
        content: document.documentElement.scrollWidth,
      }));
      expect(content, state).toBeLessThanOrEqual(inner);
    }
    expect(troubles).toEqual([]);
    await close();
  });

  it.each(VIEWS)('has a contrast of at least 4.5 for all text (WCAG 2.2, 1.4.3): $name', async (view) => {
    const { page, close } = await open(htmlReport(sampleAssessment()), view);
    await unfold(page);
    expect(await page.evaluate(lowContrast, 4.5)).toEqual([]);
    await close();
  });

  it('has landmarks, one first heading, no skipped level, captions, and names for what takes the focus', async () => {
    const { page, close } = await open(htmlReport(sampleAssessment()), VIEWS[0]);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('navigation', { name: 'On this page' }).count()).toBe(1);
    expect(await page.getByRole('contentinfo').count()).toBe(1);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    const headings = await page.$$eval('h1,h2,h3,h4,h5,h6', (all) =>
      all.map((one) => Number(one.tagName[1])),
    );
    expect(headings.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of headings.entries()) {
      expect(level).toBeLessThanOrEqual((headings[index - 1] ?? 0) + 1);
    }
    expect(await page.$$eval('table', (all) => all.filter((one) => one.caption === null).length)).toBe(0);
    const unnamed = await page.$$eval('[tabindex="0"], svg[role="img"], button', (all) =>
      all
        .filter((one) => (one.getAttribute('aria-label') ?? '') === '')
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(unnamed).toEqual([]);
    await close();
  });

  it('says the same without JavaScript', async () => {
    const { page, close } = await open(htmlReport(sampleAssessment()), VIEWS[0], false);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Harbour Sync');
    expect(await page.getByRole('button').count()).toBe(0);
    await page.locator('#criterion-keystone-v3 summary').click();
    expect(await page.getByText('All 27 tokens came from v3.').isVisible()).toBe(true);
    await close();
  });

  it('opens a folded criterion that a link leads to', async () => {
    const { page, close } = await open(htmlReport(sampleAssessment()), VIEWS[0]);
    await page.evaluate(() => {
      location.hash = 'criterion-least-privilege';
    });
    await page.waitForSelector('#criterion-least-privilege[open]');
    await close();
  });

  it('runs nothing that strangers wrote, and keeps to its window with their longest words', async () => {
    const assessment = replaceStrings((text) => `${HOSTILE_STRINGS.join(' ')} ${text}`);
    const { page, troubles, close } = await open(htmlReport(assessment), VIEWS[2]);
    await unfold(page);
    expect(troubles).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await close();
  });
});

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
