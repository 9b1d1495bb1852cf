// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { openBundle, openLogReader, readLogView, verifyTrustRoot } from '@touchstone/attest';
import { deriveListing, readListedBundle, searchRow, type SearchRow } from '@touchstone/registry';
import { STORE_WORLD } from '../attest/store-world.js';

const repository = new URL('../../../', import.meta.url);
const AT = new Date('2026-11-23T00:00:00.000Z');

/** The catalog's own rows, derived from its evidence as a registry derives them. */
export async function catalogRows(): Promise<readonly SearchRow[]> {
  const name = 'trust/trust-root.dsse.json';
  const root = verifyTrustRoot([{ name, bytes: readFileSync(new URL(name, repository)) }], AT);
  const reader = await openLogReader(new URL('trust/log', repository).pathname, STORE_WORLD);
  const { life } = await readLogView(reader, root, { now: AT, at: AT });
  const rows: SearchRow[] = [];
  for (const solution of readdirSync(new URL('catalog', repository), { withFileTypes: true })) {
    if (!solution.isDirectory()) continue;
    const open = await openBundle(new URL(`catalog/${solution.name}/evidence`, repository).pathname);
    rows.push(searchRow(deriveListing({ bundle: await readListedBundle(open), life, root }), AT));
    await open.close();
  }
  return rows;
}
