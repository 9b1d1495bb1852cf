// SPDX-License-Identifier: Apache-2.0
import { CERTIFICATE_STATES, OUTCOMES, STANDINGS, TIERS } from '@touchstone/model';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CONCERN_LOOKS, ConcernMark, type ConcernVerdict } from './concern-mark.js';
import { LevelMark } from './level-mark.js';
import { StandingMark } from './standing-mark.js';
import { StateMark } from './state-mark.js';
import { TierBadge } from './tier-badge.js';
import { VerdictMark } from './verdict-mark.js';

/** The shapes alone: no class, so that nothing is left of the colour. */
function shapesOf(mark: ReactElement): string {
  const drawn = /<svg[^>]*>(.*)<\/svg>/.exec(renderToStaticMarkup(mark))?.[1] ?? '';
  return drawn.replaceAll(/ class="[^"]*"/g, '');
}

const FAMILIES: Readonly<Record<string, readonly ReactElement[]>> = {
  standings: STANDINGS.map((standing) => <StandingMark key={standing} standing={standing} />),
  outcomes: OUTCOMES.map((outcome) => <VerdictMark key={outcome} verdict={outcome} />),
  concerns: (Object.keys(CONCERN_LOOKS) as ConcernVerdict[]).map((verdict) => (
    <ConcernMark key={verdict} verdict={verdict} />
  )),
  tiers: TIERS.map((tier) => <TierBadge key={tier} tier={tier} />),
  'states of certificates': CERTIFICATE_STATES.map((state) => <StateMark key={state} state={state} />),
};

describe('a mark', () => {
  it.each(Object.entries(FAMILIES))('is told from the others by its shape alone: %s', (_name, marks) => {
    const shapes = marks.map(shapesOf);
    expect(shapes.every((shape) => shape !== '')).toBe(true);
    expect(new Set(shapes).size).toBe(marks.length);
  });

  it.each(STANDINGS)('says its word where only the sign is drawn: %s', (standing) => {
    expect(renderToStaticMarkup(<StandingMark standing={standing} compact />)).toContain(
      `<span class="unseen">${standing}</span>`,
    );
  });
});

describe('the level', () => {
  const streaks = (text: string) => text.split('class="streak"').length - 1;

  it('has a streak of gold for each level reached', () => {
    const counts = [null, 'basic', 'integrated', 'native'] as const;
    expect(counts.map((level) => streaks(renderToStaticMarkup(<LevelMark level={level} />)))).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('says that nothing ran where only source was scanned', () => {
    expect(renderToStaticMarkup(<LevelMark level={null} scanOnly />)).toContain('Scanned only');
    expect(renderToStaticMarkup(<LevelMark level={null} />)).toContain('No level');
  });

  it('is never replaced by what it would be with waivers', () => {
    const text = renderToStaticMarkup(<LevelMark level="basic" waived="native" />);
    expect(text).toContain('>Basic<');
    expect(text).toContain('Native with waivers');
    expect(streaks(text)).toBe(1);
  });
});
