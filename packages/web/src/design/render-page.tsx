// SPDX-License-Identifier: Apache-2.0
import { Document } from './document.js';
import type { Page, Site } from './page.js';
import { renderPart } from './render-part.js';

/**
 * The page as an HTML document. Takes a page and what all pages share; React escapes every string, and characters with
 * which a stranger's string could make a page read differently from what it is (bidirectional controls, invisible
 * ones) are made visible wherever they stand. Line breaks stay: blocks to copy need them.
 */
export function renderPage(page: Page, site: Site): string {
  return `<!doctype html>\n${renderPart(<Document page={page} site={site} />)}\n`;
}
