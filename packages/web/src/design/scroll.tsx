// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

/** What is too wide for the page scrolls inside itself, by keyboard too (WCAG 2.1.1). `name` is said on reaching it. */
export function Scroll({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="scroll" role="group" aria-label={name} tabIndex={0}>
      {children}
    </div>
  );
}
