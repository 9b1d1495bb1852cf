// SPDX-License-Identifier: Apache-2.0
import { Glyph, type GlyphName, type Tone } from './glyph.js';

export interface MarkLook {
  readonly glyph: GlyphName;
  readonly tone: Tone;
}

export interface MarkProps extends MarkLook {
  readonly word: string;
  /** Only the sign is drawn; the word is still read out and shown on hovering. */
  readonly compact?: boolean | undefined;
}

/** A sign with its word. Shape and word each suffice; colour only repeats them. */
export function Mark({ glyph, tone, word, compact = false }: MarkProps) {
  return (
    <span className={compact ? 'mark compact' : `mark ${tone}`} title={compact ? word : undefined}>
      <Glyph name={glyph} tone={tone} />
      <span className={compact ? 'unseen' : undefined}>{word}</span>
    </span>
  );
}
