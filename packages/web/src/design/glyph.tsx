// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

/** Signs of 16 by 16, each of a shape of its own, so that none needs its colour to be told from the others. */
const SHAPES = {
  check: (
    <>
      <circle className="fill" cx="8" cy="8" r="7" />
      <path className="cut" d="M4.6 8.3 7 10.7 11.4 5.6" />
    </>
  ),
  cross: (
    <>
      <rect className="fill" x="1.5" y="1.5" width="13" height="13" rx="2.5" />
      <path className="cut" d="M5.2 5.2 10.8 10.8M10.8 5.2 5.2 10.8" />
    </>
  ),
  between: (
    <>
      <circle className="line" cx="8" cy="8" r="6.25" strokeDasharray="2.6 2.3" />
      <path className="line" d="M4.8 8.8C5.8 6.4 7 6.8 8 8s2.2 1.6 3.2-.8" />
    </>
  ),
  said: <path className="line" d="M2 3h12v8H8l-3.5 3v-3H2zM5 6.2h6M5 8.4h4" />,
  none: <path className="line" d="M4 8h8" />,
  full: <circle className="fill" cx="8" cy="8" r="6.5" />,
  half: (
    <>
      <circle className="line" cx="8" cy="8" r="6" />
      <path className="fill" d="M8 2a6 6 0 0 0 0 12z" />
    </>
  ),
  ring: <circle className="line bold" cx="8" cy="8" r="5.5" />,
  unknown: (
    <>
      <rect className="line" x="2" y="2" width="12" height="12" rx="6" strokeDasharray="1.5 2" />
      <path className="line" d="M6 6.4c0-2.6 4-2.6 4 0 0 1.5-2 1.5-2 3M8 11.6v.3" />
    </>
  ),
  wave: <path className="line bold" d="M2 9c2-4.5 4-4.5 6-1s4 3.5 6-1" />,
  skip: <path className="line" d="M3 4l5 4-5 4M9 4l5 4-5 4" />,
  warning: (
    <>
      <path className="line" d="M8 2 15 14H1z" />
      <path className="line" d="M8 6.5v3.5M8 11.9v.2" />
    </>
  ),
  clock: (
    <>
      <circle className="line" cx="8" cy="8" r="6.25" />
      <path className="line" d="M8 4.4V8l2.6 1.8" />
    </>
  ),
  link: <path className="line" d="M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5" />,
  seal: (
    <>
      <path className="line" d="M8 1.5 14 4v4.5c0 3-2.5 5-6 6.3-3.5-1.3-6-3.3-6-6.3V4z" />
      <path className="line" d="M5.2 8 7.2 10 10.9 6" />
    </>
  ),
  seals: (
    <>
      <path className="line" d="M6 1.5 10.5 3.5v4c0 2.6-2 4.3-4.5 5.5-2.5-1.2-4.5-2.9-4.5-5.5v-4z" />
      <path className="line" d="M12 4.2l2.5 1v3.5c0 2.6-2 4.3-4.5 5.5l-1.5-.8" />
      <path className="line" d="M3.8 7 5.5 8.7 8.3 5.6" />
    </>
  ),
  pen: <path className="line" d="M3 13l.8-3.2L11 2.6 13.4 5 6.2 12.2zM9.5 4.1l2.4 2.4" />,
  box: <rect className="line" x="2" y="2" width="12" height="12" rx="2.5" />,
  boxed: (
    <>
      <rect className="fill" x="2" y="2" width="12" height="12" rx="2.5" />
      <path className="cut" d="M4.8 8.2 7 10.4 11.2 5.6" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof SHAPES;

/** A sign beside a word. It says nothing to a screen reader: the word does. */
export function Glyph({ name, tone = 'quiet' }: { readonly name: GlyphName; readonly tone?: Tone }) {
  return (
    <svg className={`glyph ${tone}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
