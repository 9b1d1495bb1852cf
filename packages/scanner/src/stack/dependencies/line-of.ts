// SPDX-License-Identifier: Apache-2.0

/** The line, counted from 1, of a place in a text; 1 for a place that is not in it. */
export function lineOf(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) line++;
  return line;
}

/** Lines of places that are asked for from the beginning to the end of a text, each line counted once. */
export function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    for (; next !== -1 && next < at; next = text.indexOf('\n', next + 1)) line++;
    return line;
  };
}
