// SPDX-License-Identifier: Apache-2.0
import { paths } from '../design/index.js';

/** Where a reader can go from an address that leads nowhere. */
export interface WayOn {
  readonly links: readonly { readonly name: string; readonly href: string }[];
  /** What to look for instead; absent: what was asked for is nothing that the search finds. */
  readonly search?: string | undefined;
}

const HOME = { name: 'Home', href: paths.home };

/** What lies above an address, by its first part. */
const ABOVE: Readonly<Record<string, { readonly name: string; readonly href: string }>> = {
  certificates: { name: 'All certificates', href: paths.certificates },
  concerns: { name: 'All concerns', href: paths.concerns },
  evidence: { name: 'All certificates', href: paths.certificates },
  guidelines: { name: 'All guidelines', href: paths.guidelines },
  labs: { name: 'Labs and keys', href: paths.labs },
  live: { name: 'Runs here', href: paths.live },
  operations: { name: 'All services', href: paths.services },
  platforms: { name: 'All platforms', href: paths.platforms },
  services: { name: 'All services', href: paths.services },
};

/** Longest name that is taken over into the search. */
const LONGEST = 60;

/** Up from an address that leads nowhere; for solutions and vendors also the search, with the name that was asked for. */
export function wayOn(path: string): WayOn {
  const [, first = '', second = ''] = path.split('/');
  const above = Object.hasOwn(ABOVE, first) ? ABOVE[first] : undefined;
  if (above !== undefined) return { links: [above, HOME] };
  const isNamed = first === 'solutions' || first === 'vendors';
  return {
    links: [{ name: 'All solutions', href: paths.solutions }, HOME],
    search: isNamed ? nameIn(second) : '',
  };
}

/** The name in a part of an address; nothing where it is no text. */
function nameIn(part: string): string {
  try {
    return decodeURIComponent(part).slice(0, LONGEST);
  } catch {
    return '';
  }
}
