// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '@touchstone/model';

/** The paths of the marketplace's pages, in one place: a page that moves, moves here. Ids are percent-encoded. */
export const paths = {
  home: '/',
  solutions: '/solutions',
  compare: '/compare',
  ecosystem: '/ecosystem',
  guidelines: '/guidelines',
  services: '/services',
  concerns: '/concerns',
  platforms: '/platforms',
  how: '/how-a-verdict-is-reached',
  api: '/api',
  labs: '/labs',
  solution: (id: string) => `/solutions/${encodeURIComponent(id)}`,
  service: (service: string) => `/services/${encodeURIComponent(service)}`,
  /** `compute:server.create` reads `/operations/compute/server.create`. */
  operation: (id: string) => `/operations/${id.split(':').map(encodeURIComponent).join('/')}`,
  concern: (concern: string) => `/concerns/${encodeURIComponent(concern)}`,
  guideline: (version: string) => `/guidelines/${encodeURIComponent(version)}`,
  criterion: (version: string, id: string) =>
    `/guidelines/${encodeURIComponent(version)}#${encodeURIComponent(id)}`,
  platform: (kind: string, release: string) =>
    `/platforms/${encodeURIComponent(kind)}/${encodeURIComponent(release)}`,
  lab: (id: string) => `/labs/${encodeURIComponent(id)}`,
  /** Vendors have no ids, and a name may hold what no part of a path can: a slash (Acme A/S), half of a character. */
  vendor: (name: string) => `/vendors/${encodeURIComponent(cleanText(name).replaceAll(/[/\\]/g, ' '))}`,
  certificates: '/certificates',
  certificate: (statement: string) => `/certificates/${hexOf(statement)}`,
  run: (solution: string, run: string) =>
    `/solutions/${encodeURIComponent(solution)}/runs/${encodeURIComponent(run)}`,
  /** One call of a run, by its line: the page that shows it begins there. */
  call: (solution: string, run: string, seq: number) =>
    `/solutions/${encodeURIComponent(solution)}/runs/${encodeURIComponent(run)}?from=${seq}#call-${seq}`,
  /** What it does with one operation: the calls and the places under the numbers. */
  use: (solution: string, operation: string) =>
    `/solutions/${encodeURIComponent(solution)}${paths.operation(operation)}`,
  /** Where its recipe is run here and now. */
  liveOf: (solution: string) => `/solutions/${encodeURIComponent(solution)}/live`,
  live: '/live',
  liveRun: (run: string) => `/live/${encodeURIComponent(run)}`,
  liveEvents: (run: string) => `/live/${encodeURIComponent(run)}/events`,
  /** A member of a bundle by its digest: the bytes under a number. */
  evidence: (digest: string) => `/evidence/${hexOf(digest)}`,
} as const;

/** `sha256:…` without what all have in common. */
function hexOf(digest: string): string {
  return encodeURIComponent(digest.startsWith('sha256:') ? digest.slice('sha256:'.length) : digest);
}
