// SPDX-License-Identifier: Apache-2.0
import type { FoundCandidates, FoundOperation } from './found.js';

type Known = FoundOperation | FoundCandidates;

/** Paths kept for one service; a power of two. */
const SLOTS = 4096;
/** Longer paths are hardly asked for twice. */
const LONGEST = 256;
/** Letters looked at to choose a slot, spread evenly: some always lie in an id. */
const SAMPLES = 8;

/**
 * What the last paths of one service were. Clients poll: the same server, the same token, the same list again and again.
 * A path has a slot and the one beside it, and the next two that come there take them: a client that never asks twice
 * pays a few letters looked at, not a hash of the whole path, and memory is bounded.
 */
export class RecentMatches {
  /** What is found carries its path and method: one look at memory tells whether it is the one. */
  private readonly kept = Array.from<Known | undefined>({ length: SLOTS });

  /** Where a path is kept. */
  slotOf(path: string): number {
    const { length } = path;
    const step = length / SAMPLES;
    let hash = length;
    for (let at = step / 2; at < length; at += step) hash = Math.imul(hash, 31) + path.charCodeAt(at | 0);
    return (hash ^ (hash >>> 12)) & (SLOTS - 1);
  }

  find(slot: number, path: string, method: string): Known | undefined {
    const known = this.kept[slot];
    if (known === undefined) return undefined;
    if (known.path === path && known.method === method) return known;
    const beside = this.kept[slot ^ 1];
    return beside !== undefined && beside.path === path && beside.method === method ? beside : undefined;
  }

  /** @param match the same for whoever asks with this path and method */
  keep(slot: number, match: Known): void {
    if (match.path.length > LONGEST) return;
    const { kept } = this;
    if (kept[slot] !== undefined) kept[slot ^ 1] = kept[slot];
    kept[slot] = match;
  }
}
