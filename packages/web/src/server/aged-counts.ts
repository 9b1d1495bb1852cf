// SPDX-License-Identifier: Apache-2.0
import { EVERYTHING, type LiveView, search } from '@touchstone/registry';
import type { Site } from '../design/index.js';

type Aged = NonNullable<Site['rests']['aged']>;

const KNOWN = new WeakMap<LiveView, Aged>();

/** Of how many solutions the evidence is not fresh; counted once for each state of the registry. */
export function agedCounts(view: LiveView): Aged {
  const known = KNOWN.get(view);
  if (known !== undefined) return known;
  const { facets } = search(view.index, { ...EVERYTHING, size: 1 });
  const values = facets.find(({ facet }) => facet === 'freshness')?.values ?? [];
  const of = (value: keyof Aged) => values.find((one) => one.value === value)?.count ?? 0;
  const aged = { stale: of('stale'), expired: of('expired'), revoked: of('revoked') };
  KNOWN.set(view, aged);
  return aged;
}
