// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why browser tests are skipped, for the name of what is skipped; empty where there is a Chromium. */
export const NO_CHROMIUM = existsSync(CHROMIUM) ? '' : ` (skipped: no Chromium at ${CHROMIUM})`;

/** A Chromium without a window that asks nothing of the network by itself. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
}
