// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  openBundle,
  openLogReader,
  readLogView,
  verifyTrustRoot,
  type LogView,
  type TrustedRoot,
} from '@touchstone/attest';
import { readListedBundle, type ListedBundle } from '../derive/listed-bundle.js';

/** A moment at which every certificate of the catalog is in force. */
export const CATALOG_AT = new Date('2026-11-23T00:00:00.000Z');

/** A path of the repository. */
export function place(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}

/** Ids of the solutions of the catalog. */
export async function catalogSolutions(): Promise<string[]> {
  const entries = await readdir(place('catalog'), { withFileTypes: true });
  return entries.filter((one) => one.isDirectory()).map(({ name }) => name);
}

export async function readCatalogTrust(): Promise<{ readonly root: TrustedRoot; readonly log: LogView }> {
  const name = 'trust/trust-root.dsse.json';
  const root = verifyTrustRoot([{ name, bytes: await readFile(place(name)) }], CATALOG_AT);
  // Of a folder nothing else is asked.
  const world = {
    env: {},
    cwd: place('.'),
    home: place('.'),
    now: () => CATALOG_AT.getTime(),
    readText: () => undefined,
  };
  const reader = await openLogReader(place('trust/log'), world);
  return { root, log: await readLogView(reader, root, { now: CATALOG_AT, at: CATALOG_AT }) };
}

export async function readCatalogBundle(solution: string): Promise<ListedBundle> {
  const open = await openBundle(place(`catalog/${solution}/evidence`));
  try {
    return readListedBundle(open);
  } finally {
    await open.close();
  }
}
