// SPDX-License-Identifier: Apache-2.0
import { compareReleases } from '@touchstone/openstack';
import type { LiveView } from '@touchstone/registry';
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

const KNOWN = new WeakMap<LiveView['facts'], EcosystemSummary>();

/** Summed up once for each state of the registry: the home page is asked for often, and it changes seldom. */
export function summarize(facts: LiveView['facts']): EcosystemSummary {
  const known = KNOWN.get(facts);
  if (known !== undefined) return known;
  const summary = sumUp(facts);
  KNOWN.set(facts, summary);
  return summary;
}

function sumUp(facts: LiveView['facts']): EcosystemSummary {
  const levels = { native: 0, integrated: 0, basic: 0, none: 0 };
  const concerns = new Map<string, { title: string; counts: Partial<Record<ConcernVerdict, number>> }>();
  const releases = new Map<string, number>();
  let ran = 0;
  for (const one of facts) {
    levels[one.level ?? 'none'] += 1;
    if (one.evidence !== 'scan') ran += 1;
    for (const { concern, title, verdict } of one.concerns) {
      const entry = concerns.get(concern) ?? { title, counts: {} };
      entry.counts[verdict] = (entry.counts[verdict] ?? 0) + 1;
      concerns.set(concern, entry);
    }
    for (const { release, standing } of one.releases) {
      if (standing === 'tested') releases.set(release, (releases.get(release) ?? 0) + 1);
    }
  }
  return {
    solutions: facts.length,
    ran,
    levels,
    concerns: [...concerns]
      .map(([concern, { title, counts }]) => ({ concern, title, counts }))
      .sort((a, b) => (b.counts.native ?? 0) - (a.counts.native ?? 0) || a.title.localeCompare(b.title)),
    releases: [...releases]
      .map(([release, tested]) => ({ release, tested }))
      .sort((a, b) => compareReleases(b.release, a.release)),
  };
}
