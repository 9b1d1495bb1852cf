// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';

export interface NarrowValue {
  readonly name: string;
  readonly count: number;
  readonly href: string;
  readonly chosen: boolean;
}

/** Links that narrow a list to one kind of row; kinds without rows are left out, and all of them where there is nothing to choose. */
export function NarrowList({
  label,
  values,
}: {
  readonly label: string;
  readonly values: readonly NarrowValue[];
}) {
  const shown = values.filter(({ count, chosen }) => count > 0 || chosen);
  if (shown.length < 2) return null;
  return (
    <nav aria-label={label}>
      <ul className="narrow">
        {shown.map(({ name, count, href, chosen }) => (
          <li key={name}>
            <a href={href} aria-current={chosen ? 'true' : undefined}>
              {name} <span className="aside">{formatCount(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
