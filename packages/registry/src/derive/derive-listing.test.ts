// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  openBundle,
  openLogReader,
  readLogView,
  verifyTrustRoot,
  type LogLife,
  type TrustedRoot,
} from '@touchstone/attest';
import { canonicalJson, listing, type Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveListing } from './derive-listing.js';
import { readListedBundle } from './listed-bundle.js';

const AT = new Date('2026-11-23T00:00:00.000Z');
const place = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

let root: TrustedRoot;
let life: LogLife;
const listings = new Map<string, Listing>();

beforeAll(async () => {
  const name = 'trust/trust-root.dsse.json';
  root = verifyTrustRoot([{ name, bytes: await readFile(place(name)) }], AT);
  const reader = await openLogReader(place('trust/log'), {} as never);
  life = (await readLogView(reader, root, { now: AT, at: AT })).life;
  for (const solution of (await readdir(place('catalog'), { withFileTypes: true })).filter((one) =>
    one.isDirectory(),
  )) {
    const open = await openBundle(place(`catalog/${solution.name}/evidence`));
    listings.set(solution.name, deriveListing({ bundle: readListedBundle(open), life, root }));
    await open.close();
  }
}, 60_000);

describe('a listing of the catalog', () => {
  it('parses', () => {
    expect(listings.size).toBe(39);
    for (const one of listings.values()) expect(canonicalJson(listing.parse(one))).toBe(canonicalJson(one));
  });
});
