// SPDX-License-Identifier: Apache-2.0
import { compareReleases } from '@touchstone/openstack';
import { bySegment, type LiveView } from '@touchstone/registry';
import type { ConcernVerdict } from '../../design/index.js';

/** The state of the ecosystem in numbers, of all listings at one change. */
export interface EcosystemSummary {
  readonly solutions: number;
  readonly ran: number;
  readonly levels: Readonly<Record<'native' | 'integrated' | 'basic' | 'none', number>>;
  /** By how many solutions are native for it, the most first. */
  readonly concerns: readonly {
    readonly concern: string;
    readonly title: string;
    readonly counts: Readonly<Partial<Record<ConcernVerdict, number>>>;
  }[];
  /** Solutions tested on each release, the newest release first. */
  readonly releases: readonly { readonly release: string; readonly tested: number }[];
}

const KNOWN = new WeakMap<LiveView, EcosystemSummary>();

/** Summed up once for each state of the registry: the home page is asked for often, and it changes seldom. */
export function summarize(view: LiveView): EcosystemSummary {
  const known = KNOWN.get(view) ?? joined(sums(view));
  KNOWN.set(view, known);
  return known;
}

interface Sum {
  solutions: number;
  ran: number;
  readonly levels: Record<keyof EcosystemSummary['levels'], number>;
  readonly concerns: Map<string, { title: string; counts: Partial<Record<ConcernVerdict, number>> }>;
  readonly releases: Map<string, number>;
}

function nothing(): Sum {
  const levels = { native: 0, integrated: 0, basic: 0, none: 0 };
  return { solutions: 0, ran: 0, levels, concerns: new Map(), releases: new Map() };
}

const sums = bySegment((facts): Sum => {
  const sum = nothing();
  for (const one of facts) {
    sum.solutions += 1;
    sum.levels[one.level ?? 'none'] += 1;
    if (one.evidence !== 'scan') sum.ran += 1;
    for (const { concern, title, verdict } of one.concerns) countConcern(sum, concern, title, verdict, 1);
    for (const { release, standing } of one.releases) {
      if (standing === 'tested') countRelease(sum, release, 1);
    }
  }
  return sum;
});

function joined(parts: readonly Sum[]): EcosystemSummary {
  const all = nothing();
  for (const part of parts) {
    all.solutions += part.solutions;
    all.ran += part.ran;
    for (const level of ['native', 'integrated', 'basic', 'none'] as const) {
      all.levels[level] += part.levels[level];
    }
    for (const [concern, { title, counts }] of part.concerns) {
      for (const [verdict, count] of Object.entries(counts)) {
        countConcern(all, concern, title, verdict as ConcernVerdict, count);
      }
    }
    for (const [release, count] of part.releases) countRelease(all, release, count);
  }
  return {
    ...all,
    concerns: [...all.concerns]
      .map(([concern, { title, counts }]) => ({ concern, title, counts }))
      .sort((a, b) => (b.counts.native ?? 0) - (a.counts.native ?? 0) || a.title.localeCompare(b.title)),
    releases: [...all.releases]
      .map(([release, tested]) => ({ release, tested }))
      .sort((a, b) => compareReleases(b.release, a.release)),
  };
}

function countConcern(
  { concerns }: Sum,
  concern: string,
  title: string,
  verdict: ConcernVerdict,
  times: number,
): void {
  const entry = concerns.get(concern) ?? { title, counts: {} };
  entry.counts[verdict] = (entry.counts[verdict] ?? 0) + times;
  concerns.set(concern, entry);
}

function countRelease({ releases }: Sum, release: string, times: number): void {
  releases.set(release, (releases.get(release) ?? 0) + times);
}
