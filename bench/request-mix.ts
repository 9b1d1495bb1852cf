// SPDX-License-Identifier: Apache-2.0
import { matchRequest, type MatchableRequest } from '@touchstone/openstack';
import type { Route } from './zed-routes.js';

export type MixedRequest = MatchableRequest;

/** Solutions look more than they make: a GET comes so many times for each other request. */
const LOOKS = 3;

/**
 * Requests of all routes, with ids in place of parameters, in an order that jumps between services and is the same in
 * every run.
 * @param salt another one gives other ids
 * @returns also the routes that are no operations of the index (what the index leaves out on purpose)
 */
export function requestMix(
  routes: readonly Route[],
  salt = 0,
): {
  readonly requests: readonly MixedRequest[];
  readonly strangers: readonly Route[];
} {
  const strangers: Route[] = [];
  const requests = routes.flatMap((route, number) => {
    if (matchRequest(requestOf(route, number)).kind === 'unknown') {
      strangers.push(route);
      return [];
    }
    const times = route.method === 'GET' ? LOOKS : 1;
    const from = (salt * routes.length + number) * LOOKS;
    return Array.from({ length: times }, (_, time) => requestOf(route, from + time));
  });
  return { requests: shuffled(requests), strangers };
}

function requestOf({ service, method, template }: Route, seed: number): MixedRequest {
  return {
    service,
    method,
    path: template.replace(/\{p(\d+)(\+?)\}/g, (_, at, rest) => valueOf(service, Number(at), rest, seed)),
  };
}

/** Values as clouds give them: UUIDs for what is made, hex for projects and users, names in Swift. */
function valueOf(service: string, at: number, rest: string, seed: number): string {
  const hex = hexOf(seed * 8 + at);
  if (rest !== '') return `2026/11/photo-${seed}.jpg`;
  if (service === 'object-store') return at === 0 ? `AUTH_${hex}` : `photos-${seed}`;
  return service === 'identity' ? hex : hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function hexOf(seed: number): string {
  const random = randomFrom(seed + 1);
  return Array.from({ length: 4 }, () => random().toString(16).padStart(8, '0')).join('');
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  const random = randomFrom(42);
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = random() % (at + 1);
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
}

/** xorshift32 (Marsaglia, 2003): the same numbers on every machine. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}
