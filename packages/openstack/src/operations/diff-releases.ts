// SPDX-License-Identifier: Apache-2.0
import type { ReleaseDiff, ServiceDiff } from '@touchstone/model';
import { compareMicroversions } from '../releases/microversion.js';
import { microversionRange, type MicroversionRange } from '../releases/microversion-range.js';
import { isOfferedIn } from '../releases/offered.js';
import { compareReleases, getRelease } from '../releases/releases.js';
import { services } from '../services/services.js';
import type { Operation } from './operation.js';
import { operations } from './operations.js';
import { roleIn } from './role-in.js';

/**
 * What an upgrade changes for those who call the APIs: operations that come and go, deprecations, microversions, the
 * least persona of the default policies, and fields of requests. Downgrades read the other way round.
 * @param service official type; all indexed ones when undefined
 * @throws TouchstoneError OPENSTACK_UNKNOWN_RELEASE
 */
export function diffReleases(fromName: string, toName: string, service?: string): ReleaseDiff {
  const from = getRelease(fromName).name;
  const to = getRelease(toName).name;
  const types = services().flatMap((one) =>
    one.indexed && (service === undefined || one.type === service) ? [one.type] : [],
  );
  return {
    kind: 'release-diff/1',
    from,
    to,
    unread: types.flatMap((type) =>
      [from, to].filter((release) => !wasRead(type, release)).map((release) => ({ service: type, release })),
    ),
    services: types.map((type) => diffService(type, from, to)).filter(isDifferent),
  };
}

/** Whether code of the release vouches for any operation of the service. */
function wasRead(type: string, release: string): boolean {
  return operations(type).some(({ provenance }) => provenance.includes(`routes:${release}`));
}

function diffService(type: string, from: string, to: string): ServiceDiff {
  const list = operations(type);
  const ranges = { from: microversionRange(type, from) ?? null, to: microversionRange(type, to) ?? null };
  const both = list.filter((one) => isOfferedIn(one, from) && isOfferedIn(one, to));
  return {
    service: type,
    ...(JSON.stringify(ranges.from) === JSON.stringify(ranges.to) ? {} : { microversions: ranges }),
    added: list.flatMap((one) => (!isOfferedIn(one, from) && isOfferedIn(one, to) ? [addition(one)] : [])),
    removed: list.flatMap((one) =>
      isOfferedIn(one, from) && !isOfferedIn(one, to) ? [removal(one, from)] : [],
    ),
    deprecated: both.flatMap((one) => deprecation(one, from, to)),
    roles: both.flatMap((one) => {
      const [before, after] = [roleIn(one, from), roleIn(one, to)];
      return before === after ? [] : [{ ...callOf(one), from: before, to: after }];
    }),
    fields: both.flatMap((one) => fieldChanges(one, ranges.from, ranges.to)),
  };
}

function isDifferent(diff: ServiceDiff): boolean {
  const { microversions, added, removed, deprecated, roles, fields } = diff;
  return (
    microversions !== undefined || [added, removed, deprecated, roles, fields].some((list) => list.length > 0)
  );
}

function callOf({ id, method, path, action }: Operation) {
  return { id, method, path, ...(action === undefined ? {} : { action }) };
}

function addition(operation: Operation): ServiceDiff['added'][number] {
  const min = operation.microversion?.min;
  return { ...callOf(operation), ...(min === undefined ? {} : { microversion: min }) };
}

function removal(operation: Operation, from: string): ServiceDiff['removed'][number] {
  const { releases, deprecated } = operation;
  return {
    ...callOf(operation),
    last: releases.last ?? from,
    ...(deprecated?.replacedBy === undefined ? {} : { replacedBy: deprecated.replacedBy }),
  };
}

function deprecation(operation: Operation, from: string, to: string): ServiceDiff['deprecated'] {
  const { since, reason, replacedBy } = operation.deprecated ?? {};
  // Policies write since when as they please: "21.0.0", "W", "Wallaby".
  if (since === undefined || !isBetween(since, from, to)) return [];
  return [
    {
      ...callOf(operation),
      since,
      ...(reason === undefined ? {} : { reason }),
      ...(replacedBy === undefined ? {} : { replacedBy }),
    },
  ];
}

function isBetween(since: string, from: string, to: string): boolean {
  try {
    return compareReleases(since, from) > 0 && compareReleases(since, to) <= 0;
  } catch {
    return false;
  }
}

/** Fields that come with a microversion of the later release, or that its newest one no longer takes. */
function fieldChanges(
  operation: Operation,
  from: MicroversionRange | null,
  to: MicroversionRange | null,
): ServiceDiff['fields'] {
  if (!from || !to) return [];
  const isNew = (version: string) =>
    compareMicroversions(version, from.max) > 0 && compareMicroversions(version, to.max) <= 0;
  return Object.entries(operation.fields ?? {}).flatMap(([field, { min, max }]) => {
    const change = { ...callOf(operation), field };
    const changes: ServiceDiff['fields'] = [];
    if (min !== undefined && isNew(min)) changes.push({ ...change, change: 'added', microversion: min });
    const isCapped =
      max !== undefined && compareMicroversions(max, from.max) >= 0 && compareMicroversions(max, to.max) < 0;
    if (isCapped) changes.push({ ...change, change: 'removed', microversion: max });
    return changes;
  });
}
