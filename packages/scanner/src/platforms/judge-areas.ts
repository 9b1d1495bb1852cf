// SPDX-License-Identifier: Apache-2.0
import type { Compatibility, Component } from '@touchstone/model';
import { compareReleases } from '@touchstone/openstack';
import { loadComponents } from '../stack/catalog/load-components.js';
import type { Areas, Platform } from './platform-data.js';

type Judged = Compatibility['stack'][number];
type Area = Areas[number];

const FOREIGN =
  'Neither what OpenStack itself runs there for this, nor one of the alternatives that the data know.';

/**
 * What the solution deploys or requires in the areas of OpenStack's own stack: the same as the platform's, something that
 * OpenStack's services can use as well, or foreign. By area, then component.
 */
export function judgeAreas(components: readonly Component[], platform: Platform, areas: Areas): Judged[] {
  const ids = new Set(components.filter((one) => one.how !== 'dependency').map(({ id }) => id));
  const known = new Map(loadComponents().map((one) => [one.id, one.area]));
  return areas.flatMap((area) =>
    [...ids]
      .filter((id) => known.get(id) === area.area || names(area, id))
      .toSorted()
      .map((id) => judgeOne(id, area, platform)),
  );
}

function names({ own, alternatives }: Area, id: string): boolean {
  return [...own, ...alternatives].some(({ components }) => components.includes(id));
}

function judgeOne(
  id: string,
  { area, own, alternatives }: Area,
  { facts, release, distribution }: Platform,
): Judged {
  const has = own.flatMap(({ title, packages, components }) => {
    const version = packages.map((name) => facts.packages[name]).find((found) => found !== undefined);
    return version === undefined ? [] : [{ text: `${title} ${version}`, components }];
  });
  const judged = { area, component: id, platform: has.map(({ text }) => text) };
  const same = has.find(({ components }) => components.includes(id));
  if (same !== undefined) {
    return {
      ...judged,
      verdict: 'same',
      why: `${distribution} has ${same.text}, which OpenStack uses itself.`,
    };
  }
  if (own.some(({ components }) => components.includes(id))) {
    const why = `OpenStack uses it itself, but ${distribution} has no package of it.`;
    return { ...judged, verdict: 'supported alternative', why };
  }
  const other = alternatives.find(({ components }) => components.includes(id));
  if (other !== undefined && (other.until === undefined || compareReleases(release, other.until) <= 0)) {
    return {
      ...judged,
      verdict: 'supported alternative',
      why: `${other.why} Source: ${other.source}.`.slice(0, 300),
    };
  }
  return { ...judged, verdict: 'foreign', why: FOREIGN };
}
