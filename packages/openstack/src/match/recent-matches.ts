// SPDX-License-Identifier: Apache-2.0
import type { MatchedOperation, NeedsAction } from './match.js';

export type Known = MatchedOperation | NeedsAction;

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
  private readonly paths = Array.from({ length: SLOTS }, () => '');
  private readonly methods = Array.from({ length: SLOTS }, () => '');
  private readonly matches = Array.from<Known | undefined>({ length: SLOTS });

  /** Where a path is kept. */
  slotOf(path: string): number {
    const { length } = path;
    const step = length / SAMPLES;
    let hash = length;
    for (let at = step / 2; at < length; at += step) hash = Math.imul(hash, 31) + path.charCodeAt(at | 0);
    return (hash ^ (hash >>> 12)) & (SLOTS - 1);
  }

  find(slot: number, path: string, method: string): Known | undefined {
    const { paths, methods } = this;
    if (paths[slot] === path && methods[slot] === method) return this.matches[slot];
    const beside = slot ^ 1;
    return paths[beside] === path && methods[beside] === method ? this.matches[beside] : undefined;
  }

  /** @param match the same for whoever asks with this path and method */
  keep(slot: number, path: string, method: string, match: Known): void {
    if (path.length > LONGEST) return;
    const { paths, methods, matches } = this;
    if (paths[slot] !== '') {
      paths[slot ^ 1] = paths[slot]!;
      methods[slot ^ 1] = methods[slot]!;
      matches[slot ^ 1] = matches[slot];
    }
    paths[slot] = path;
    methods[slot] = method;
    matches[slot] = match;
  }
}
