// SPDX-License-Identifier: Apache-2.0
import type { Verification } from '@touchstone/model';
import { openBundle } from '../bundle/open-bundle.js';
import { Chain, ChainBroken } from './chain.js';
import { Findings } from './findings.js';
import { verifyBundle } from './verify-bundle.js';
import type { VerifyOptions } from './verify-options.js';

/**
 * Opens a bundle, a folder or a file, and verifies it. One that cannot be opened, since it is cut, changed or none at all, is
 * rejected like any other: its first link is broken.
 * @throws what is no statement about the bundle: a disk that cannot be read, a defect
 */
export async function verifyBundleAt(path: string, options: VerifyOptions): Promise<Verification> {
  const chain = new Chain();
  try {
    const open = await chain.link('bundle', () => openBundle(path));
    try {
      return await verifyBundle(open, options);
    } finally {
      await open.close();
    }
  } catch (error) {
    if (!(error instanceof ChainBroken)) throw error;
    return new Findings(path, options).conclude(chain);
  }
}
