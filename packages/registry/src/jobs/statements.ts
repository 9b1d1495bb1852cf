// SPDX-License-Identifier: Apache-2.0

/** What would begin or end a transaction within the one that there is. */
const BOUNDS = /^(?:begin|commit)$/i;

/**
 * The statements of one of pg-boss's plans, without its own `BEGIN` and `COMMIT`: PGlite takes one statement at a time.
 * Semicolons within `$$ … $$` are the functions' own; in texts and comments these plans have none.
 */
export function statementsOf(plan: string): readonly string[] {
  const statements: string[] = [''];
  for (const [place, part] of plan.split('$$').entries()) {
    // Every other part is the body of a function.
    if (place % 2 === 1) {
      statements[statements.length - 1] += `$$${part}$$`;
      continue;
    }
    const [first = '', ...further] = part.split(';');
    statements[statements.length - 1] += first;
    statements.push(...further);
  }
  return statements.map((one) => one.trim()).filter((one) => one !== '' && !BOUNDS.test(one));
}
