// SPDX-License-Identifier: Apache-2.0
/// <reference lib="dom" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page as Tab } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe-core finds on a page, each with its rule and the first elements. It is run by the debugger, so that the page's
 * own policy, which lets no stranger's script run, needs no hole. Where scripts are turned off it never ends: its timers
 * stand still.
 */
export async function axe(tab: Tab): Promise<readonly string[]> {
  const session = await tab.context().newCDPSession(tab);
  const source = await readFile(AXE, 'utf8');
  const run = `${source};axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((found) => found.violations.map((one) => one.id + ': ' + one.help + ' ' + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')))`;
  const answer = await session.send('Runtime.evaluate', {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
  return answer.result.value as readonly string[];
}

/** Opens all that is folded away, so that it is judged too. */
export async function unfold(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
