// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { renderPage } from '../design/index.js';
import { ROUTES } from './routes.js';

const FOR_NOBODY_IN_PASSING = ['/admin/sign-in'];

describe('the pages of the marketplace', () => {
  it('are each one click from every page, where they begin something', () => {
    const html = renderPage(
      { path: '/x', title: 'x', description: 'x', body: null },
      { rests: { solutions: 1, certificates: 1, runs: 1, scans: 1 } },
    );
    const linked = new Set([...html.matchAll(/href="([^"#]*)/g)].map(([, href]) => href));
    const begins = ROUTES.filter(({ pattern, needs }) => !pattern.includes('*') && needs === undefined);
    expect(
      begins
        .map(({ pattern }) => pattern)
        .filter((path) => !linked.has(path) && !FOR_NOBODY_IN_PASSING.includes(path)),
    ).toEqual([]);
  });
});
