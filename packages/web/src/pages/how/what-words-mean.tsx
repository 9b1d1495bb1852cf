// SPDX-License-Identifier: Apache-2.0
import { type Finding, type Outcome, type Standing, type Tier } from '@touchstone/model';
import type { ReactNode } from 'react';
import {
  CONCERN_LOOKS,
  ConcernMark,
  type ConcernVerdict,
  DataTable,
  PageSection,
  STANDING_LOOKS,
  StandingMark,
  TIER_LOOKS,
  TierBadge,
  VerdictMark,
  WeightMark,
} from '../../design/index.js';
import { WHAT_COUNTS } from './what-counts.js';

const OUTCOMES_MEAN: readonly (readonly [Outcome, string])[] = [
  ['passed', 'the evidence shows it'],
  ['failed', 'the evidence shows the contrary'],
  [
    'could not tell',
    'there is evidence, and it does not decide: a broken recording, a cloud that cannot show it',
  ],
  ['not run', 'there is no such evidence yet'],
  ['skipped', 'the recipe itself left it out'],
  ['flaky', 'a step that passed only when it was tried again; it counts as passed'],
  ['not asked', 'solutions of this category need not do it'],
];

const WEIGHTS_MEAN: readonly (readonly [Finding['weight'], string])[] = [
  ['blocks', 'a criterion cannot pass with it'],
  ['warns', 'it should be mended'],
  ['notes', 'good to know'],
];

/** What every mark on these pages means. */
export function WhatWordsMean() {
  return (
    <>
      <PageSection
        id="verdicts"
        title="What a verdict means"
        lead="Only passed and not asked count towards a level. A criterion over every run has the worst verdict of its runs. Could not tell is never failed, and never passed."
      >
        <Words
          caption="Verdicts"
          rows={OUTCOMES_MEAN.map(([verdict, means]) => ({
            key: verdict,
            mark: <VerdictMark verdict={verdict} />,
            means,
          }))}
        />
      </PageSection>
      <PageSection
        id="standing"
        title="How well a statement about a release is founded"
        lead="Each looks different wherever it is shown, and none turns into another."
      >
        <Words
          caption="Standings"
          rows={Object.entries(STANDING_LOOKS).map(([standing, { means }]) => ({
            key: standing,
            mark: <StandingMark standing={standing as Standing} />,
            means,
          }))}
        />
      </PageSection>
      <PageSection id="concerns" title="How a concern is met">
        <Words
          caption="Concerns"
          rows={Object.entries(CONCERN_LOOKS).map(([verdict, { means }]) => ({
            key: verdict,
            mark: <ConcernMark verdict={verdict as ConcernVerdict} />,
            means,
          }))}
        />
      </PageSection>
      <PageSection id="tiers" title="Who stands behind it">
        <Words
          caption="Tiers"
          rows={Object.entries(TIER_LOOKS).map(([tier, { means }]) => ({
            key: tier,
            mark: <TierBadge tier={tier as Tier} />,
            means,
          }))}
        />
      </PageSection>
      <PageSection id="findings" title="How much a finding weighs">
        <Words
          caption="Weights of findings"
          rows={WEIGHTS_MEAN.map(([weight, means]) => ({
            key: weight,
            mark: <WeightMark weight={weight} />,
            means,
          }))}
        />
      </PageSection>
      <PageSection id="counts" title="What counts">
        <dl className="facts">
          {WHAT_COUNTS.map(({ name, says }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </PageSection>
    </>
  );
}

interface Word {
  readonly key: string;
  readonly mark: ReactNode;
  readonly means: string;
}

function Words({ caption, rows }: { readonly caption: string; readonly rows: readonly Word[] }) {
  return (
    <div className="words">
      <DataTable
        caption={caption}
        captionUnseen
        rows={rows}
        rowKey={({ key }) => key}
        empty="None."
        columns={[
          { key: 'mark', head: 'Word', kind: 'name', cell: ({ mark }) => mark },
          { key: 'means', head: 'Meaning', kind: 'wide', cell: ({ means }) => means },
        ]}
      />
    </div>
  );
}
