// SPDX-License-Identifier: Apache-2.0

/** Enough for any honest expression. */
const MOST = 20;

/**
 * The identifiers of an SPDX licence expression, each once, sorted: `MIT OR (Apache-2.0 WITH LLVM-exception)` has
 * `Apache-2.0` and `MIT`. Exceptions are left out, since nobody looks for them; parentheses do not matter for that.
 * @see https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
 */
export function licenceIds(expression: string): readonly string[] {
  const found = new Set<string>();
  let exception = false;
  for (const word of expression.slice(0, 1000).split(/[\s()]+/)) {
    if (word === '') continue;
    const operator = word.toUpperCase();
    if (operator === 'WITH') exception = true;
    else if (operator !== 'AND' && operator !== 'OR') {
      if (!exception && found.size < MOST) found.add(word.slice(0, 80));
      exception = false;
    }
  }
  return [...found].sort();
}
