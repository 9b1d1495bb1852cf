// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '@touchstone/model';
import { renderToStaticMarkup } from 'react-dom/server';
import { Document } from './document.js';
import type { Page, Site } from './page.js';

/**
 * The page as an HTML document. Takes a page and what all pages share; React escapes every string, and characters with
 * which a stranger's string could make a page read differently from what it is (bidirectional controls, invisible
 * ones) are made visible wherever they stand. Line breaks stay: blocks to copy need them.
 */
export function renderPage(page: Page, site: Site): string {
  const markup = renderToStaticMarkup(<Document page={page} site={site} />);
  return `<!doctype html>\n${markup.split('\n').map(cleanText).join('\n')}\n`;
}
