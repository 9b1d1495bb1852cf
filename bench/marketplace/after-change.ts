// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { verifyTrustRoot } from '@touchstone/attest';
import { sha256Digest } from '@touchstone/model';
import { type ListingFacts, liveRegistry, type SearchRow } from '@touchstone/registry';
import { webHandler, type WebWorld } from '@touchstone/web';
import { AT } from '../search/catalog-rows.js';

const repository = new URL('../../../', import.meta.url);
/** A look at the registry is due a second after the one before. */
const LATER = 1001;

/** The first request for a page after a listing changed, and the next one, in CPU milliseconds of the web process. */
export interface AfterChange {
  readonly page: string;
  readonly first: number;
  readonly next: number;
}

/**
 * What one change costs those who ask next. There is no database: facts and rows of many listings are in memory, each with
 * lists of its own, and what is measured is what a web process does between the change and the page.
 * @returns for each page one figure a round
 */
export async function afterChange(
  real: readonly ListingFacts[],
  rows: readonly SearchRow[],
  pages: readonly string[],
  rounds: number,
): Promise<readonly AfterChange[]> {
  const all = rows.map((row, at) => ({ id: row.id, row, facts: madeFacts(real[at % real.length]!, row) }));
  let now = AT.getTime();
  let change = 1;
  let changed: typeof all = all;
  const live = liveRegistry(
    { changesSince: async () => ({ epoch: 'made', change, changed, anew: false, more: false }) },
    () => now,
  );
  await live.current();
  const pagesOf = webHandler(await worldOf(live, () => now));
  const answers: AfterChange[] = [];
  const ask = async (page: string): Promise<number> => {
    const before = process.cpuUsage();
    const [path = '/', query = ''] = page.split(/\?(.*)/s);
    const answer = await pagesOf({ method: 'GET', path, query, header: () => undefined, body: nothing() });
    if (answer?.status !== 200) throw new Error(`${page} was answered with ${answer?.status}`);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  // The first round is of code that was never run before, and of sums that were never made.
  for (let round = -1; round < rounds; round += 1) {
    for (const page of pages) {
      const one = all[(change * 7919) % all.length]!;
      changed = [{ ...one, facts: { ...one.facts, name: `Changed ${change}` } }];
      change += 1;
      now += LATER;
      const [first, next] = [await ask(page), await ask(page)];
      if (round >= 0) answers.push({ page, first, next });
    }
  }
  return answers;
}

function madeFacts(real: ListingFacts, { id, name, vendor, level, category }: SearchRow): ListingFacts {
  return {
    ...real,
    id,
    name,
    vendor,
    level,
    category,
    used: [...real.used],
    found: [...real.found],
    concerns: real.concerns.map((one) => ({ ...one })),
    criteria: real.criteria.map((one) => ({ ...one })),
    releases: real.releases.map((one) => ({ ...one })),
    platforms: real.platforms.map((one) => ({ ...one })),
  };
}

async function worldOf(live: WebWorld['live'], clock: () => number): Promise<WebWorld> {
  const read = (name: string) => readFileSync(new URL(name, repository));
  const name = 'trust/trust-root.dsse.json';
  const root = verifyTrustRoot([{ name, bytes: read(name) }], AT);
  const papers = ['2026.11', 'concerns', 'categories'].map((file) => read(`guidelines/${file}.yaml`));
  const none = async () => undefined;
  return {
    clock,
    live,
    root,
    registry: {
      counts: async () => ({ certificates: 0, runs: 0, scans: 0 }),
      listing: none,
      dropped: none,
      verify: none,
      attestation: none,
      members: async () => [],
      run: none,
      calls: none,
      member: async (digest) => {
        const bytes = papers.find((paper) => sha256Digest(paper) === digest);
        if (bytes === undefined) return undefined;
        return { role: 'guideline', path: 'guideline', digest, bytes: bytes.length, read: () => of(bytes) };
      },
    },
  };
}

async function* of(bytes: Uint8Array) {
  yield bytes;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
