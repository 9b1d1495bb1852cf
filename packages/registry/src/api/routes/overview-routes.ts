// SPDX-License-Identifier: Apache-2.0
import { CONCERNS, LEVELS, platformCell, STANDINGS, type Concern } from '@touchstone/model';
import { compareReleases, findRelease, operations } from '@touchstone/openstack';
import type { z } from 'zod';
import type { ListingFacts } from '../../derive/listing-facts.js';
import { bySegment } from '../facts-segments.js';
import type { LiveView } from '../live-registry.js';
import { named } from '../named.js';
import {
  CONCERN_VERDICTS,
  concernPaper,
  concernsPaper,
  ecosystemPaper,
  platformPaper,
  platformsPaper,
} from '../papers/overview-papers.js';
import { paper, type Route } from '../route.js';
import { tally } from '../tally.js';
import { usersOf } from '../usage.js';

type Facts = readonly ListingFacts[];
type Kind = ListingFacts['platforms'][number]['kind'];

/** The ecosystem from above: concerns, platforms, and operations by solution. */
export const OVERVIEW_ROUTES: readonly Route[] = [
  {
    id: 'listConcerns',
    path: '/concerns',
    summary: 'Concerns, and how many solutions handle each natively',
    answer: { name: 'Concerns', schema: concernsPaper },
    handle: async ({ live }) => {
      const view = await live.current();
      return paper({ concerns: CONCERNS.map((concern) => concernSummaryOf(concern, view)) });
    },
  },
  {
    id: 'getConcern',
    path: '/concerns/{concern}',
    summary: 'One concern, and how each solution handles it',
    parameters: { concern: 'Its id.' },
    answer: { name: 'Concern', schema: concernPaper },
    handle: async ({ live }, { parameters }) => {
      const concern = CONCERNS.find((one) => one === parameters['concern']);
      if (concern === undefined) return undefined;
      const view = await live.current();
      const solutions = view.facts.flatMap((listing) =>
        listing.concerns
          .filter((one) => one.concern === concern)
          .map(({ relevance, verdict }) => ({ ...named(listing), relevance, verdict })),
      );
      return paper({ ...concernSummaryOf(concern, view), solutions });
    },
  },
  {
    id: 'listPlatforms',
    path: '/platforms',
    summary: 'Platforms by kind and release, and how solutions stand on each',
    answer: { name: 'Platforms', schema: platformsPaper },
    handle: async ({ live }) => {
      const cells = new Map<string, PlatformSummary>();
      for (const part of platformTallies(await live.current())) {
        for (const [key, { kind, release, standings }] of part) {
          const own = cells.get(key) ?? { kind, release, standings: tally(STANDINGS, []) };
          for (const standing of STANDINGS) own.standings[standing] += standings[standing];
          cells.set(key, own);
        }
      }
      const platforms = [...cells.values()].sort(
        (a, b) => byRelease(b.release, a.release) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0),
      );
      return paper({ platforms });
    },
  },
  {
    id: 'getPlatform',
    path: '/platforms/{kind}/{release}',
    summary: 'One platform, and how each solution stands on it',
    parameters: { kind: 'embedded, lab or cloud', release: 'An OpenStack release.' },
    answer: { name: 'Platform', schema: platformPaper },
    handle: async ({ live }, { parameters }) => {
      const { kind, release = '' } = parameters;
      if (!isKind(kind)) return undefined;
      const { facts } = await live.current();
      const { summary, solutions } = platformOf({ kind, release }, facts);
      return solutions.length === 0 ? undefined : paper({ ...summary, solutions });
    },
  },
  {
    id: 'getEcosystem',
    path: '/ecosystem',
    summary: 'Operations by solution, concerns, and how far releases are adopted',
    answer: { name: 'Ecosystem', schema: ecosystemPaper },
    handle: async ({ live }) => {
      const view = await live.current();
      const { facts } = view;
      const users = usersOf(view);
      const all = operations().map(({ id }) => users(id));
      const releases = [...new Set(facts.flatMap((one) => one.releases.map(({ release }) => release)))];
      return paper({
        solutions: facts.map((one) => ({
          ...named(one),
          category: one.category,
          evidence: one.evidence,
          operations: one.used,
          found: one.found,
        })),
        operations: {
          indexed: all.length,
          used: all.filter(({ used }) => used.length > 0).length,
          found: all.filter(({ found }) => found.length > 0).length,
          nobody: all.filter(({ used, found }) => used.length + found.length === 0).length,
        },
        concerns: CONCERNS.map((concern) => concernSummaryOf(concern, view)),
        releases: releases.sort(byRelease).map((release) => ({
          release,
          standings: tally(
            STANDINGS,
            facts.flatMap((one) =>
              one.releases.filter((cell) => cell.release === release).map((cell) => cell.standing),
            ),
          ),
        })),
        levels: tally(
          [...LEVELS, 'none'],
          facts.map(({ level }) => level ?? 'none'),
        ),
      });
    },
  },
];

type ConcernSummary = z.infer<typeof concernsPaper>['concerns'][number];

function concernSummaryOf(concern: Concern, view: LiveView): ConcernSummary {
  const own = concernTallies(view).flatMap((part) => part.get(concern) ?? []);
  const verdicts = tally(CONCERN_VERDICTS, []);
  for (const part of own) for (const verdict of CONCERN_VERDICTS) verdicts[verdict] += part.verdicts[verdict];
  return { concern, title: own[0]?.title ?? concern, verdicts };
}

const concernTallies = bySegment((facts): ReadonlyMap<string, Omit<ConcernSummary, 'concern'>> => {
  const tallies = new Map<string, Omit<ConcernSummary, 'concern'>>();
  for (const { concern, title, verdict } of facts.flatMap(({ concerns }) => concerns)) {
    const own = tallies.get(concern) ?? { title, verdicts: tally(CONCERN_VERDICTS, []) };
    own.verdicts[verdict] += 1;
    tallies.set(concern, own);
  }
  return tallies;
});

type PlatformSummary = z.infer<typeof platformsPaper>['platforms'][number];

const platformTallies = bySegment((facts): ReadonlyMap<string, PlatformSummary> => {
  const tallies = new Map<string, PlatformSummary>();
  for (const { kind, release, standing } of facts.flatMap(({ platforms }) => platforms)) {
    const key = `${kind} ${release}`;
    const own = tallies.get(key) ?? { kind, release, standings: tally(STANDINGS, []) };
    own.standings[standing] += 1;
    tallies.set(key, own);
  }
  return tallies;
});

function platformOf(
  { kind, release }: { readonly kind: Kind; readonly release: string },
  facts: Facts,
): {
  readonly summary: z.infer<typeof platformsPaper>['platforms'][number];
  readonly solutions: readonly unknown[];
} {
  const solutions = facts.flatMap((listing) =>
    listing.platforms
      .filter((cell) => cell.kind === kind && cell.release === release)
      .map(({ standing, at, steps }) => ({ ...named(listing), standing, at, steps })),
  );
  const standings = tally(
    STANDINGS,
    solutions.map(({ standing }) => standing),
  );
  return { summary: { kind, release, standings }, solutions };
}

function isKind(kind: string | undefined): kind is Kind {
  return platformCell.shape.kind.options.some((one) => one === kind);
}

/** Oldest first; what is no release that we know comes last, by name: a vendor's claim may name anything. */
function byRelease(a: string, b: string): number {
  const known = [a, b].map((name) => findRelease(name) !== undefined);
  if (known[0] === true && known[1] === true) return compareReleases(a, b);
  return Number(known[1]) - Number(known[0]) || (a < b ? -1 : a > b ? 1 : 0);
}
