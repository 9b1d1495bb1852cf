// SPDX-License-Identifier: Apache-2.0
import { operations, type MatchableRequest, type Operation } from '@touchstone/openstack';

export interface MixedRequest extends MatchableRequest {
  /** The template that the path was made from. */
  readonly template: string;
}

/** Solutions look more than they make: a list or a read comes so many times for each other request. */
const LOOKS = 3;

/**
 * Requests of all services of the index: each of its path templates with ids in place of its parameters, looks more
 * often than the rest, in an order that jumps between services and is the same in every run.
 */
export function requestMix(): readonly MixedRequest[] {
  const requests = operations().flatMap((operation, number) => {
    const { kind } = operation;
    const times = kind === 'list' || kind === 'read' ? LOOKS : 1;
    return Array.from({ length: times }, (_, time) => requestOf(operation, number * LOOKS + time));
  });
  return shuffled(requests);
}

function requestOf(operation: Operation, seed: number): MixedRequest {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => valueOf(name, seed));
  return { service: operation.service, method: operation.method, path, template: operation.path };
}

/** Values as clouds give them: hex for projects and users, UUIDs for what is made, words for what is named. */
function valueOf(name: string, seed: number): string {
  const hex = hexOf(seed);
  if (name === 'account') return `AUTH_${hex}`;
  if (name === 'object+') return `2026/11/photo-${seed}.jpg`;
  if (/^(project|user|domain|group|role|tenant)_id$/.test(name)) return hex;
  if (/_id$|_uuid$|^id$|^uuid$/.test(name)) return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return `some-${name.replace(/[^a-z]/g, '')}-${seed}`;
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
