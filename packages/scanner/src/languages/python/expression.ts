// SPDX-License-Identifier: Apache-2.0

/** A Python expression, as far as the scanner understands it; everything else is unknown. */
export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | {
      readonly kind: 'call';
      readonly of: Expression;
      readonly args: readonly Expression[];
      readonly named: ReadonlyMap<string, Expression>;
    }
  | { readonly kind: 'item'; readonly of: Expression; readonly key: Expression }
  /** A text, or an f-string: texts and what stands between them. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'sum'; readonly left: Expression; readonly right: Expression }
  /** `left % right` */
  | { readonly kind: 'filled'; readonly left: Expression; readonly right: Expression }
  /** `a or b`, `a if c else b` */
  | { readonly kind: 'either'; readonly options: readonly Expression[] }
  /** A tuple or list. */
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly keys: readonly Expression[]; readonly values: readonly Expression[] }
  | { readonly kind: 'unknown' };

export const UNKNOWN: Expression = Object.freeze({ kind: 'unknown' });

/** The text that an expression is, where it is a plain literal. */
export function literalOf(expression: Expression | undefined): string | null {
  if (expression?.kind !== 'text') return null;
  const { parts } = expression;
  return parts.every((part) => typeof part === 'string') ? parts.join('') : null;
}
