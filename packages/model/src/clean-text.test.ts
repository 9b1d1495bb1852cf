// SPDX-License-Identifier: Apache-2.0
import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.js';

describe('cleanText', () => {
  it('makes bidirectional controls visible, so that text reads in the order in which it is', () => {
    expect(cleanText('a\u202Egpj.exe')).toBe('a[U+202E]gpj.exe');
    expect(cleanText('\u2066x\u2069\u200F\u061C')).toBe('[U+2066]x[U+2069][U+200F][U+061C]');
  });

  it('makes terminal escapes visible and keeps everything on one line', () => {
    expect(cleanText('a\u001B[31m\nb\tc\u009B0m')).toBe('a[U+001B][31m b c[U+009B]0m');
  });

  it('keeps letters of all scripts and pictographs', () => {
    expect(cleanText('日本語 ümlaut 🚀 עברית')).toBe('日本語 ümlaut 🚀 עברית');
  });

  it('leaves no control, no bidirectional control and no lone surrogate in any text', () => {
    assert(
      property(string({ unit: 'binary' }), integer({ min: 0xd800, max: 0xdfff }), (text, code) => {
        const clean = cleanText(text + String.fromCharCode(code));
        expect(clean).not.toMatch(/\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(clean).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
