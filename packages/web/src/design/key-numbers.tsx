// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';

export interface KeyNumber {
  readonly name: string;
  /** Its name where there is exactly one: `solution`. */
  readonly one?: string | undefined;
  readonly value: number | string;
  /** The evidence under the number. */
  readonly href?: string | undefined;
}

/** A handful of numbers to take in at once. */
export function KeyNumbers({ numbers }: { readonly numbers: readonly KeyNumber[] }) {
  return (
    <dl className="numbers">
      {numbers.map(({ name, one, value, href }) => {
        const text = typeof value === 'number' ? formatCount(value) : value;
        return (
          <div key={name}>
            <dt>{value === 1 ? (one ?? name) : name}</dt>
            <dd>{href === undefined ? text : <a href={href}>{text}</a>}</dd>
          </div>
        );
      })}
    </dl>
  );
}
