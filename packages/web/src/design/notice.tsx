// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Glyph, type GlyphName, type Tone } from './glyph.js';

const GLYPHS: Readonly<Record<Tone, GlyphName>> = {
  good: 'check',
  bad: 'cross',
  warn: 'warning',
  quiet: 'said',
};

/** Something that a reader must know before going on: evidence that expired, a certificate that was revoked. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <div className={`notice ${tone}`}>
      <Glyph name={GLYPHS[tone]} tone={tone} />
      <div>{children}</div>
    </div>
  );
}
