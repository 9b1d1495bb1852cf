// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly children: ReactNode;
  /** That there is nothing is good news. */
  readonly good?: boolean | undefined;
  /** What one could do now. */
  readonly next?: ReactNode;
}

/** Why there is nothing here. */
export function EmptyState({ children, good = false, next }: EmptyStateProps) {
  return (
    <div className={good ? 'empty good' : 'empty'}>
      <p>{children}</p>
      {next === undefined ? null : <p className="next">{next}</p>}
    </div>
  );
}
