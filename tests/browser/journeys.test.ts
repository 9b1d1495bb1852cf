// SPDX-License-Identifier: Apache-2.0
/// <reference lib="dom" />
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  findPostgres,
  startPostgres,
  type TestPostgres,
} from '../../packages/attest/src/testing/start-postgres.js';
import { axe } from './support/axe.js';
import { launchChromium, NO_CHROMIUM } from './support/chromium.js';
import { type ServedMarketplace, servedMarketplace } from './support/served-marketplace.js';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
/** A minute for what a reader waits for on a busy machine; a run of a recipe takes longer. */
const PATIENCE = 60_000;
const RUN_PATIENCE = 300_000;
vi.setConfig({ testTimeout: 2 * PATIENCE });

const DATABASES = [
  { database: 'PGlite', postgres: false, why: '' },
  {
    database: 'PostgreSQL',
    postgres: true,
    why: findPostgres() === undefined ? ' (skipped: no PostgreSQL here)' : '',
  },
];
const BROWSERS = [
  { browser: 'with JavaScript', scripts: true },
  { browser: 'without JavaScript', scripts: false },
];

describe.each(DATABASES)('a reader’s journeys on $database', ({ postgres, why }) => {
  describe.skipIf(NO_CHROMIUM !== '' || why !== '')(`in Chromium${NO_CHROMIUM}${why}`, () => {
    let browser: Browser;
    let server: TestPostgres | undefined;
    let marketplace: ServedMarketplace;
    beforeAll(async () => {
      server = postgres ? await startPostgres() : undefined;
      marketplace = await servedMarketplace(server?.url);
      browser = await launchChromium();
    }, 600_000);
    afterAll(async () => {
      await browser?.close();
      await marketplace?.stop();
      await server?.close();
    }, 60_000);

    describe.each(BROWSERS)('$browser', ({ scripts }) => {
      let context: BrowserContext;
      let tab: Tab;
      const troubles: string[] = [];
      /** By axe-core; for a reader without scripts the same page where none of its own are loaded. */
      const judged = async (): Promise<readonly string[]> => {
        if (scripts) return axe(tab);
        const bare = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        await bare.route('**/assets/*.js', (route) => route.abort());
        await bare.goto(tab.url());
        const found = await axe(bare);
        await bare.close();
        return found;
      };
      beforeEach(async () => {
        context = await browser.newContext({
          javaScriptEnabled: scripts,
          baseURL: marketplace.url,
          viewport: { width: 1280, height: 900 },
          permissions: ['clipboard-read', 'clipboard-write'],
        });
        context.setDefaultTimeout(PATIENCE);
        tab = await context.newPage();
        tab.on('pageerror', (error) => troubles.push(error.message));
        tab.on('console', (message) => troubles.push(`${message.type()}: ${message.text()}`));
      });
      afterEach(async () => {
        await context.close();
        expect(troubles.splice(0)).toEqual([]);
      });

      it('finds a backup tool that is native for object storage on a release', async () => {
        await tab.goto('/');
        await tab.getByRole('searchbox').fill('backup');
        await tab.getByRole('button', { name: 'Search' }).click();
        await choose(tab, 'Category', /^Backup /);
        await choose(tab, 'Handled natively', /^Object storage /);
        await choose(tab, 'Tested on release', /^2026\.2 /);
        const chosen = new URL(tab.url()).searchParams;
        expect(Object.fromEntries(chosen)).toEqual({
          q: 'backup',
          category: 'backup',
          native: 'object-storage',
          release: '2026.2',
        });
        expect(await judged()).toEqual([]);
        const found = tab.getByRole('article');
        expect(await found.getByRole('heading').allTextContents()).toHaveLength(
          Number.parseInt(await tab.getByRole('heading', { level: 1 }).innerText(), 10),
        );
        await found
          .getByRole('heading', { name: /^restic/ })
          .getByRole('link')
          .click();
        expect(await tab.getByRole('heading', { level: 1 }).innerText()).toContain('restic');
        const concern = tab.locator('#concerns').getByRole('row', { name: /^Object storage/ });
        expect(await concern.innerText()).toContain('native');
        const release = tab.locator('#platforms').getByRole('row', { name: /^2026\.2/ });
        expect(await release.innerText()).toContain('tested');
        expect(await judged()).toEqual([]);
      });

      it('understands why a product is only basic', async () => {
        await tab.goto('/solutions');
        await choose(tab, 'Level', /^Basic /);
        await tab.getByRole('article').getByRole('link', { name: 'pkgcloud', exact: true }).click();
        const head = tab.getByRole('main');
        expect(await head.innerText()).toContain('Why basic and not integrated?');
        await head.getByRole('link', { name: 'It uses no deprecated operation.' }).first().click();
        expect(new URL(tab.url()).hash).toBe('#criterion-no-deprecated-operations');
        const reason = tab.locator('#criterion-no-deprecated-operations');
        if ((await reason.getAttribute('open')) === null) await reason.locator('summary').click();
        expect(await reason.innerText()).toContain('compute:image.list-detail');
        expect(await judged()).toEqual([]);
        await reason
          .getByRole('link', { name: /^\d+ calls? of run-/ })
          .first()
          .click();
        expect(new URL(tab.url()).pathname).toMatch(/^\/solutions\/pkgcloud\/runs\/run-/);
        const line = tab.locator(`[id="${new URL(tab.url()).hash.slice(1)}"]`);
        expect(await line.count()).toBe(1);
        expect(await judged()).toEqual([]);
      });

      it('compares two solutions, differences first', async () => {
        await tab.goto('/solutions?native=object-storage&evidence=run');
        for (const name of ['restic', 'rclone']) {
          await tab.getByRole('checkbox', { name: `Compare ${name}` }).check();
        }
        await tab.getByRole('button', { name: 'Compare the ticked ones' }).click();
        const title = await tab.getByRole('heading', { level: 1 }).innerText();
        expect(title).toMatch(/^(?:rclone and restic|restic and rclone)$/);
        expect(new URL(tab.url()).searchParams.getAll('solution').toSorted()).toEqual(['rclone', 'restic']);
        const main = await tab.getByRole('main').innerText();
        expect(main.indexOf('Category')).toBeLessThan(main.indexOf('The same for both'));
        expect(await judged()).toEqual([]);
      });

      it(
        'verifies a certificate by the commands that its page shows',
        async () => {
          await tab.goto('/solutions/restic');
          await tab.locator('#certificate a[href^="/certificates/"]').first().click();
          expect(await tab.getByRole('heading', { level: 1 }).innerText()).toContain('restic');
          expect(await judged()).toEqual([]);
          const commands = await copied(tab, 'In a clone of Touchstone', scripts);
          const { status, said } = await inAClone(marketplace.home, commands);
          expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining('restic') });
          const changed = commands.replaceAll(
            'npx touchstone verify',
            'printf x >>restic.touchstone; npx touchstone verify',
          );
          expect((await inAClone(marketplace.home, changed)).status).not.toBe(0);
        },
        RUN_PATIENCE,
      );

      it(
        'runs a recipe there and then, and sees its calls until the verdict',
        async () => {
          await tab.goto('/solutions/rclone');
          await tab
            .getByRole('link', { name: /run it/i })
            .first()
            .click();
          expect(await judged()).toEqual([]);
          await tab.getByRole('button', { name: 'Run rclone now' }).click();
          await tab.waitForURL(/\/live\/./);
          await tab.locator('#calls tbody tr').first().waitFor({ timeout: RUN_PATIENCE });
          expect(await tab.locator('#calls').innerText()).toMatch(/[a-z-]+:[a-z.-]+/);
          const verdict = tab.locator('#verdict');
          await verdict.waitFor({ timeout: RUN_PATIENCE });
          const words = await verdict.innerText();
          expect(words).toContain('Published');
          expect(words).toMatch(/came out as published/);
          expect(await judged()).toEqual([]);
        },
        RUN_PATIENCE * 2,
      );
    });
  });
});

/** Chooses a value of a facet, as a reader does; the less common ones are folded away. */
async function choose(tab: Tab, facet: string, value: RegExp): Promise<void> {
  const region = tab.getByRole('region', { name: facet });
  const link = region.getByRole('link', { name: value, includeHidden: true });
  if (!(await link.isVisible())) await region.locator('summary').first().click();
  await link.click();
}

/** The text of a block to copy: by its button where there is one, else as a reader selects it. */
async function copied(tab: Tab, title: string, scripts: boolean): Promise<string> {
  if (!scripts) return tab.getByRole('group', { name: title }).innerText();
  await tab.getByRole('button', { name: `Copy: ${title}` }).click();
  await tab.getByRole('button', { name: `Copied: ${title}` }).waitFor();
  return tab.evaluate(() => navigator.clipboard.readText());
}

/** Runs commands in a folder that is a clone to whoever looks: this one, which is built, without the step that builds it. */
async function inAClone(
  home: string,
  commands: string,
): Promise<{ readonly status: number | null; readonly said: string }> {
  const folder = await mkdtemp(join(home, 'clone-'));
  for (const name of ['package.json', 'node_modules', 'packages', 'trust', 'guidelines']) {
    await symlink(join(REPOSITORY, name), join(folder, name));
  }
  const built = commands.replace('npm ci && npm run build', 'test -f package.json');
  expect(built).not.toBe(commands);
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', built], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
    env: { PATH: process.env['PATH'], HOME: folder, NO_COLOR: '1', CI: 'true' },
  });
  await rm(folder, { recursive: true, force: true });
  return { status, said: `${stdout}${stderr}` };
}
