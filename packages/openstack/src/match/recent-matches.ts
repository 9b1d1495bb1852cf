// SPDX-License-Identifier: Apache-2.0
import type { FoundCandidates, FoundOperation } from './found.js';

type Known = FoundOperation | FoundCandidates;

/** Paths kept for one service; a power of two. */
const SLOTS = 4096;
/** Longer paths are hardly asked for twice. */
const LONGEST = 256;
/** Letters looked at to tell paths apart, spread evenly: some always lie in an id. */
const SAMPLES_BITS = 3;

/**
 * What the last paths of one service were. Clients poll: the same server, the same token, the same list again and again.
 * A path leaves its mark when it is asked for first, and its answer only when it is asked for again: a client that never
 * asks twice pays a few letters looked at and one number written, and leaves nothing that must be collected. A mark has a
 * slot and the one beside it; memory is bounded.
 */
export class RecentMatches {
  private readonly marks = new Int32Array(SLOTS);
  /** What is found carries its path and method: one look at memory tells whether it is the one. */
  private readonly kept = Array.from<Known | undefined>({ length: SLOTS });
  private turn = 0;

  /** By what a path is known again, mostly: others may have the same mark. */
  markOf(path: string, method: string): number {
    const { length } = path;
    let mark = length * 8 + method.length + method.charCodeAt(0);
    // The middles of eight equal parts.
    for (let at = length; at < length << (SAMPLES_BITS + 1); at += 2 * length)
      mark = Math.imul(mark, 31) + path.charCodeAt(at >> (SAMPLES_BITS + 1));
    return mark;
  }

  find(mark: number, path: string, method: string): Known | undefined {
    const slot = slotOf(mark);
    const { marks } = this;
    const found = marks[slot] === mark ? slot : marks[slot ^ 1] === mark ? slot ^ 1 : -1;
    if (found < 0) return undefined;
    const known = this.kept[found];
    return known !== undefined && known.path === path && known.method === method ? known : undefined;
  }

  /** @param match the same for whoever asks with this path and method */
  keep(mark: number, match: Known): void {
    const slot = slotOf(mark);
    const { marks, kept } = this;
    if (marks[slot] !== mark && marks[slot ^ 1] !== mark) {
      this.turn ^= 1;
      marks[slot ^ this.turn] = mark;
    } else if (match.path.length <= LONGEST) kept[marks[slot] === mark ? slot : slot ^ 1] = match;
  }
}

function slotOf(mark: number): number {
  return (mark ^ (mark >>> 12)) & (SLOTS - 1);
}
