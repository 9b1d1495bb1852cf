// SPDX-License-Identifier: Apache-2.0

/** Finds which of many texts occur in bytes, in one pass. */
export interface NeedleSearch {
  /** Calls `found` once for each needle that occurs, in no particular order. */
  search(bytes: Uint8Array, found: (needle: number) => void): void;
}

/**
 * Builds the automaton of Aho and Corasick (Communications of the ACM 18, 1975) as one flat table: a step a byte, however
 * many needles there are. Bytes that no needle has share a class, which keeps the table small and in the cache.
 * @param needles texts, searched as UTF-8, case and all; none is empty
 */
export function needleSearch(needles: readonly string[]): NeedleSearch {
  const patterns = needles.map((needle) => Buffer.from(needle, 'utf8'));
  const { classOf, classes } = byteClasses(patterns);
  const states = 1 + patterns.reduce((sum, pattern) => sum + pattern.length, 0);
  const next = new Int32Array(states * classes).fill(-1);
  const ends: number[][] = Array.from({ length: states }, () => []);
  let used = 1;
  patterns.forEach((pattern, needle) => {
    let state = 0;
    for (const byte of pattern) {
      const at = state * classes + classOf[byte]!;
      if (next[at] === -1) next[at] = used++;
      state = next[at]!;
    }
    ends[state]!.push(needle);
  });
  closeTable(next, classes, ends);
  return searcher(next.subarray(0, used * classes), classes, classOf, ends, needles.length);
}

function byteClasses(patterns: readonly Uint8Array[]): { classOf: Uint8Array; classes: number } {
  const classOf = new Uint8Array(256);
  let classes = 1;
  for (const pattern of patterns) {
    for (const byte of pattern) if (classOf[byte] === 0) classOf[byte] = classes++;
  }
  return { classOf, classes };
}

/** Fills in where each state goes when its own needles go no further, breadth first. */
function closeTable(next: Int32Array, classes: number, ends: number[][]): void {
  const fail = new Int32Array(ends.length);
  const queue: number[] = [];
  for (let at = 0; at < classes; at += 1) {
    const state = next[at]!;
    if (state === -1) next[at] = 0;
    else queue.push(state);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head]!;
    const back = fail[state]! * classes;
    ends[state]!.push(...ends[fail[state]!]!);
    for (let at = 0; at < classes; at += 1) {
      const to = next[state * classes + at]!;
      if (to === -1) next[state * classes + at] = next[back + at]!;
      else {
        fail[to] = next[back + at]!;
        queue.push(to);
      }
    }
  }
}

function searcher(
  next: Int32Array,
  classes: number,
  classOf: Uint8Array,
  ends: readonly (readonly number[])[],
  needles: number,
): NeedleSearch {
  // A state is held as its row's first index, so that a step is one addition; rows that end a needle are marked.
  const table = next.map((state) => state * classes);
  const isEnd = new Uint8Array(table.length);
  ends.forEach((list, state) => {
    if (list.length > 0 && state * classes < isEnd.length) isEnd[state * classes] = 1;
  });
  const seen = new Uint32Array(needles);
  let round = 0;
  return {
    search(bytes, found) {
      round += 1;
      let row = 0;
      for (let at = 0; at < bytes.length; at += 1) {
        row = table[row + classOf[bytes[at]!]!]!;
        if (isEnd[row] === 0) continue;
        for (const needle of ends[row / classes]!) {
          if (seen[needle] === round) continue;
          seen[needle] = round;
          found(needle);
        }
      }
    },
  };
}
