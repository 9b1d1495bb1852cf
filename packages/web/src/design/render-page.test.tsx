// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { CopyBlock } from './copy-block.js';
import type { Page, Site } from './page.js';
import { renderPage } from './render-page.js';
import { stylesheet } from './style/stylesheet.js';

const SITE: Site = { rests: { solutions: 1, certificates: 2, runs: 3, scans: 4 } };
const PAGE: Page = { path: '/x', title: 'A page', description: 'What it shows.', body: <p>Hello</p> };

describe('a page', () => {
  it('is a whole document that names its own style sheet by its content', () => {
    const text = renderPage(PAGE, SITE);
    expect(text.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(stylesheet.path).toMatch(/^\/assets\/touchstone\.[0-9a-f]{12}\.css$/);
    expect(text).toContain(`href="${stylesheet.path}"`);
    expect(text).toContain('<title>A page · Touchstone</title>');
  });

  it('says what it rests on, and leaves out what is not known', () => {
    const text = renderPage(PAGE, SITE);
    expect(text.replace(/<\/?a[^>]*>/g, '')).toContain(
      '1 solution: 3 recorded runs, 4 source scans, 2 signed certificates',
    );
    expect(text).toContain('href="/certificates"');
    expect(text).not.toContain('canonical');
    expect(text).not.toContain('action="/theme"');
    expect(renderPage(PAGE, { ...SITE, origin: 'https://market.example' })).toContain(
      'href="https://market.example/x"',
    );
  });

  it('makes visible what a stranger hides in a string, wherever it stands, and keeps the lines of a block to copy', () => {
    const body = (
      <>
        <p title={'a\u202Eb'}>{'c\u200Bd'}</p>
        <CopyBlock title="Commands" text={'one\ntwo'} />
      </>
    );
    const text = renderPage({ ...PAGE, title: 'e\u2066f', body }, SITE);
    for (const shown of ['a[U+202E]b', 'c[U+200B]d', 'e[U+2066]f', 'one\ntwo']) expect(text).toContain(shown);
  });

  it('cannot be left through its structured data', () => {
    const text = renderPage({ ...PAGE, structured: { name: '</script><script>alert(1)</script>' } }, SITE);
    expect(text).not.toContain('<script>alert');
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({ name: '</script><script>alert(1)</script>' });
  });

  it('holds no style attribute and no handler, which a strict policy would not let work', () => {
    const text = renderPage(
      { ...PAGE, crumbs: [{ name: 'Home', href: '/' }, { name: 'x' }] },
      { ...SITE, themeAction: '/t' },
    );
    expect(text).not.toMatch(/\s(?:style|on[a-z]+)=/);
  });

  it('marks the chosen theme, and none where the reader chose none', () => {
    expect(renderPage(PAGE, { ...SITE, theme: 'dark' })).toContain('<html lang="en" data-theme="dark">');
    expect(renderPage(PAGE, SITE)).not.toContain('data-theme');
  });
});
