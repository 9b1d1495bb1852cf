// SPDX-License-Identifier: Apache-2.0
import { type GuidelineFiles, parseGuidelineFiles, type TrustedRoot } from '@touchstone/attest';
import type { PageSources } from '../server/web-world.js';

type Published = TrustedRoot['paper']['guidelines'][number];

/** Bytes of one paper; the published ones have a twentieth of it. */
const LONGEST = 1_000_000;
/** Guidelines come twice a year. */
const KEPT = 20;
const READ = new Map<string, GuidelineFiles>();

export interface NewestGuideline {
  /** Undefined where the trust root knows none. */
  readonly published: Published | undefined;
  /** Undefined where no bundle holds them. */
  readonly papers: GuidelineFiles | undefined;
}

/**
 * The newest guideline that the trust root knows, and its papers.
 * @throws TouchstoneError PAPER_*, as readGuidelinePapers
 */
export async function readNewestGuideline(
  sources: Pick<PageSources, 'registry' | 'root'>,
): Promise<NewestGuideline> {
  const [published] = [...sources.root.paper.guidelines].sort((a, b) => (a.version < b.version ? 1 : -1));
  return {
    published,
    papers: published === undefined ? undefined : await readGuidelinePapers(sources, published),
  };
}

/**
 * The papers of a guideline, from a bundle that holds them under the digests of the trust root; undefined where none does.
 * @throws TouchstoneError PAPER_*, where what was published fits no schema of ours
 */
export async function readGuidelinePapers(
  { registry }: Pick<PageSources, 'registry'>,
  published: Published,
): Promise<GuidelineFiles | undefined> {
  const known = READ.get(published.guideline);
  if (known !== undefined) return known;
  const texts = await Promise.all(
    [published.guideline, published.concerns, published.categories].map((digest) =>
      readPaper(registry, digest),
    ),
  );
  const [guideline, concerns, categories] = texts;
  if (guideline === undefined || concerns === undefined || categories === undefined) return undefined;
  const files = parseGuidelineFiles({ guideline, concerns, categories });
  if (READ.size < KEPT) READ.set(published.guideline, files);
  return files;
}

async function readPaper(registry: PageSources['registry'], digest: string): Promise<string | undefined> {
  const member = await registry.member(digest);
  if (member === undefined || member.bytes > LONGEST) return undefined;
  const pieces: Uint8Array[] = [];
  for await (const piece of member.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
