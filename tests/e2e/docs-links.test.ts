// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: repository, encoding: 'utf8' })
  .trim()
  .split('\n');
const read = (page: string): string => readFileSync(join(repository, page), 'utf8');
const isThere = (path: string): boolean => existsSync(join(repository, path));

/** Where a heading can be led to, as GitHub and GitLab name it. */
function anchorsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** Links of a page to other files of the repository that lead nowhere. */
function deadLinksOf(page: string): readonly string[] {
  const text = read(page).replace(/```[^]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^(?:https?|mailto):/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const to = path === '' ? page : normalize(join(dirname(page), path));
      if (!isThere(to)) return true;
      return anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).includes(anchor);
    });
}

/** Files of the repository that a page names and that are not there. */
function missingFilesOf(page: string): readonly string[] {
  const named = read(page).matchAll(/`((?:packages|tests|docs|schemas|scripts)\/[\w./-]+)`/g);
  return [...named].map(([, path = '']) => path).filter((path) => !isThere(path));
}

describe('the documentation', () => {
  it('links to what is there', () => {
    expect(pages.length).toBeGreaterThan(40);
    const dead = pages.flatMap((page) => deadLinksOf(page).map((link) => `${page}: ${link}`));
    expect(dead).toEqual([]);
  });

  it('names files that are there', () => {
    const missing = pages.flatMap((page) => missingFilesOf(page).map((path) => `${page}: ${path}`));
    expect(missing).toEqual([]);
  });

  it('has an index that leads to each of its pages', () => {
    const index = read('docs/README.md');
    const own = pages.filter(
      (page) => /^docs\/(?:reference\/)?[^/]+\.md$/.test(page) && page !== 'docs/README.md',
    );
    for (const page of own) expect(index).toContain(`(${page.slice('docs/'.length)})`);
  });
});
