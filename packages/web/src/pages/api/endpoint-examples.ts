// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import type { Endpoint } from './api-document.js';

/**
 * An endpoint's path with its parameters filled in from one listing, so that it can be tried as it stands; undefined where
 * the listing has nothing to fill one with.
 */
export function endpointExample(
  { path, method }: Endpoint,
  listing: Listing | undefined,
): string | undefined {
  if (method === 'POST') return undefined;
  const values = listing === undefined ? {} : valuesOf(listing);
  let missing = false;
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = path.startsWith('/evidence/') ? values['evidence'] : values[name];
    if (value === undefined) missing = true;
    return encodeURIComponent(value ?? '');
  });
  return missing ? undefined : filled;
}

function valuesOf(listing: Listing): Readonly<Record<string, string | undefined>> {
  const [cell] = listing.platforms.filter(({ standing }) => standing === 'tested');
  const [service] = listing.services;
  const [run] = listing.runs;
  return {
    solution: listing.id,
    digest: listing.certificate.statement.replace(/^sha256:/, ''),
    evidence: (run?.recording ?? listing.scans[0]?.scan)?.replace(/^sha256:/, ''),
    run: run?.run,
    concern: listing.concerns[0]?.concern,
    version: listing.guideline.version,
    lab: listing.certificate.lab,
    service: service?.service,
    operation: service?.operations[0]?.operation,
    kind: cell?.kind,
    release: cell?.release,
  };
}
