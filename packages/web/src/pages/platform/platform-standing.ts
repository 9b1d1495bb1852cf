// SPDX-License-Identifier: Apache-2.0
import { type Standing, STANDINGS } from '@touchstone/model';
import { bySegment, type ListingFacts, type LiveView } from '@touchstone/registry';
import type { PlatformKind } from '../../design/index.js';

type Cell = ListingFacts['platforms'][number];

/** How one solution stands on a platform. */
export interface PlatformCase {
  readonly facts: ListingFacts;
  readonly cell: Cell;
}

/** A cloud that runs were made on. */
export interface PlatformCloud {
  readonly name: string;
  readonly distribution: string | undefined;
  readonly fingerprint: string;
  readonly solutions: readonly ListingFacts[];
}

/** One kind of platform at one release. */
export interface PlatformStanding {
  readonly kind: PlatformKind;
  readonly release: string;
  /** By standing, then the newest run first. */
  readonly cases: readonly PlatformCase[];
  readonly counts: Readonly<Partial<Record<Standing, number>>>;
  /** Those that most solutions ran on first. */
  readonly clouds: readonly PlatformCloud[];
}

/** How all solutions stand on a platform. */
export function platformStanding(view: LiveView, kind: PlatformKind, release: string): PlatformStanding {
  const parts = partsOf(view).flatMap((part) => part.get(keyOf(kind, release)) ?? []);
  const clouds = new Map<
    string,
    { name: string; distribution: string | undefined; solutions: ListingFacts[] }
  >();
  for (const part of parts) {
    for (const { fingerprint, name, distribution, facts } of part.clouds) {
      const cloud = clouds.get(fingerprint) ?? { name, distribution, solutions: [] };
      cloud.solutions.push(facts);
      clouds.set(fingerprint, cloud);
    }
  }
  return {
    kind,
    release,
    counts: platformCounts(view, kind, release),
    cases: STANDINGS.flatMap((standing) => {
      return parts.flatMap(({ cases }) => cases.get(standing) ?? []).sort(newestFirst);
    }),
    clouds: [...clouds]
      .map(([fingerprint, cloud]) => ({ fingerprint, ...cloud }))
      .sort((a, b) => b.solutions.length - a.solutions.length || (a.fingerprint < b.fingerprint ? -1 : 1)),
  };
}

/** How many do, by standing. */
export function platformCounts(
  view: LiveView,
  kind: PlatformKind,
  release: string,
): PlatformStanding['counts'] {
  const counts: Partial<Record<Standing, number>> = {};
  for (const part of partsOf(view)) {
    for (const [standing, { length }] of part.get(keyOf(kind, release))?.cases ?? []) {
      counts[standing] = (counts[standing] ?? 0) + length;
    }
  }
  return counts;
}

interface Part {
  /** By standing; each the newest run first. */
  readonly cases: Map<Standing, PlatformCase[]>;
  readonly clouds: (Pick<PlatformCloud, 'fingerprint' | 'name' | 'distribution'> & {
    readonly facts: ListingFacts;
  })[];
}

const partsOf = bySegment((facts): ReadonlyMap<string, Part> => {
  const parts = new Map<string, Part>();
  const partOf = (kind: string, release: string): Part => {
    const part = parts.get(keyOf(kind, release)) ?? { cases: new Map(), clouds: [] };
    parts.set(keyOf(kind, release), part);
    return part;
  };
  for (const one of facts) {
    for (const cell of one.platforms) {
      const { cases } = partOf(cell.kind, cell.release);
      const own = cases.get(cell.standing) ?? [];
      own.push({ facts: one, cell });
      cases.set(cell.standing, own);
    }
    for (const { kind, release, fingerprint, name, distribution } of one.clouds) {
      partOf(kind, release).clouds.push({ fingerprint, name, distribution, facts: one });
    }
  }
  for (const { cases } of parts.values()) for (const own of cases.values()) own.sort(newestFirst);
  return parts;
});

/** The listings come by id, and a sort leaves equals in their order. */
function newestFirst(a: PlatformCase, b: PlatformCase): number {
  const [left, right] = [a.cell.at ?? '', b.cell.at ?? ''];
  return left === right ? 0 : left < right ? 1 : -1;
}

function keyOf(kind: string, release: string): string {
  return `${kind} ${release}`;
}
