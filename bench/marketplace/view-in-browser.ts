// SPDX-License-Identifier: Apache-2.0
/// <reference lib="dom" />
import { chromium } from 'playwright-core';

/** What a reader waits for, in milliseconds; `shift` is without unit (Cumulative Layout Shift). */
export interface Viewed {
  readonly largestPaint: number;
  readonly shift: number;
  /** Sum of what tasks of the main thread take beyond 50 ms. */
  readonly blocked: number;
  /** Bytes that were sent: page, style, scripts. */
  readonly sent: number;
}

/** A phone of the middle class on a slow mobile network, as Lighthouse has it: 150 ms, 1.6 Mbit/s, a CPU four times slower. */
const PHONE = { latency: 150, bytes: (1.6e6 / 8) | 0, cpu: 4 };

/** Opens a page with an empty cache in headless Chromium and measures it. */
export async function viewInBrowser(url: string, phone: boolean): Promise<Viewed> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({
      viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    });
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    let sent = 0;
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => void (sent += encodedDataLength));
    if (phone) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE.cpu });
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: PHONE.latency,
        downloadThroughput: PHONE.bytes,
        uploadThroughput: PHONE.bytes,
      });
    }
    await tab.addInitScript(observe);
    await tab.goto(url, { waitUntil: 'load' });
    await tab.waitForTimeout(500);
    const seen = await tab.evaluate(() => (globalThis as unknown as { seen: Omit<Viewed, 'sent'> }).seen);
    return { ...seen, sent };
  } finally {
    await browser.close();
  }
}

/** Runs in the page before anything else of it. */
function observe(): void {
  const seen = { largestPaint: 0, shift: 0, blocked: 0 };
  Object.assign(globalThis, { seen });
  const each = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  each('largest-contentful-paint', ({ startTime }) => (seen.largestPaint = startTime));
  each('layout-shift', (entry) => (seen.shift += (entry as PerformanceEntry & { value: number }).value));
  each('longtask', ({ duration }) => (seen.blocked += Math.max(0, duration - 50)));
}
