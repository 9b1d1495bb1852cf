// SPDX-License-Identifier: Apache-2.0

/** Whether brackets and braces of a text are nested deeper than this: an attack on a parser, not what people write. */
export function isTooDeep(text: string, deepest: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (code === 93 || code === 125) depth = Math.max(0, depth - 1);
  }
  return false;
}
