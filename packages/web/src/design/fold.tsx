// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

export interface FoldProps {
  readonly id?: string | undefined;
  readonly summary: ReactNode;
  readonly aside?: ReactNode;
  readonly open?: boolean | undefined;
  readonly children: ReactNode;
}

/** What is there for whoever wants it. */
export function Fold({ id, summary, aside, open = false, children }: FoldProps) {
  return (
    <details className="fold" id={id} open={open}>
      <summary>
        <span className="statement">{summary}</span>
        {aside === undefined ? null : <span className="aside">{aside}</span>}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
