// SPDX-License-Identifier: Apache-2.0
import { type Standing, STANDINGS } from '@touchstone/model';
import { releases } from '@touchstone/openstack';
import type { ListingFacts, LiveView } from '@touchstone/registry';
import { PLATFORM_KINDS, type PlatformKind } from './platform-kinds.js';

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

const KNOWN = new WeakMap<LiveView['facts'], ReadonlyMap<string, PlatformStanding>>();

/** How all solutions stand on a platform; all are worked out once for each state of the registry. */
export function platformStanding(
  facts: LiveView['facts'],
  kind: PlatformKind,
  release: string,
): PlatformStanding {
  const known = KNOWN.get(facts) ?? standingsOf(facts);
  KNOWN.set(facts, known);
  return known.get(keyOf(kind, release)) ?? { kind, release, cases: [], counts: {}, clouds: [] };
}

interface Filling {
  readonly cases: PlatformCase[];
  readonly clouds: Map<string, { name: string; distribution: string | undefined; solutions: ListingFacts[] }>;
}

function standingsOf(facts: LiveView['facts']): ReadonlyMap<string, PlatformStanding> {
  const filled = new Map<string, Filling>(
    releases().flatMap(({ name }) =>
      PLATFORM_KINDS.map(({ kind }) => [keyOf(kind, name), { cases: [], clouds: new Map() }]),
    ),
  );
  for (const one of facts) {
    for (const cell of one.platforms)
      filled.get(keyOf(cell.kind, cell.release))?.cases.push({ facts: one, cell });
    for (const { kind, release, fingerprint, name, distribution } of one.clouds) {
      const clouds = filled.get(keyOf(kind, release))?.clouds;
      const cloud = clouds?.get(fingerprint) ?? { name, distribution, solutions: [] };
      cloud.solutions.push(one);
      clouds?.set(fingerprint, cloud);
    }
  }
  return new Map([...filled].map(([key, filling]) => [key, finished(key, filling)]));
}

function finished(key: string, { cases, clouds }: Filling): PlatformStanding {
  const [kind, release] = key.split(' ') as [PlatformKind, string];
  const counts: Partial<Record<Standing, number>> = {};
  for (const { cell } of cases) counts[cell.standing] = (counts[cell.standing] ?? 0) + 1;
  return {
    kind,
    release,
    counts,
    cases: cases.sort(inOrder),
    clouds: [...clouds]
      .map(([fingerprint, cloud]) => ({ fingerprint, ...cloud }))
      .sort((a, b) => b.solutions.length - a.solutions.length || (a.fingerprint < b.fingerprint ? -1 : 1)),
  };
}

function inOrder(a: PlatformCase, b: PlatformCase): number {
  const [left, right] = [a.cell.at ?? '', b.cell.at ?? ''];
  return (
    STANDINGS.indexOf(a.cell.standing) - STANDINGS.indexOf(b.cell.standing) ||
    (left === right ? (a.facts.id < b.facts.id ? -1 : 1) : left < right ? 1 : -1)
  );
}

function keyOf(kind: string, release: string): string {
  return `${kind} ${release}`;
}
