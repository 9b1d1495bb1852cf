// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../calibration/catalog.js';
import { readCauses, readLabels, readSamples } from '../../calibration/labels.js';
import {
  add,
  agreementOf,
  measureAgreement,
  measureRecall,
  measureSamples,
  NONE,
  type Share,
} from '../../calibration/measure.js';

const part = ({ of, are }: Share): number => are / of;

/** The committed scans, held against the committed recordings and labels: what `npm run calibrate` prints. */
describe('the scans of the catalog', () => {
  const catalog = readCatalog();
  const held = readLabels().map((labels) => {
    const scan = catalog
      .find((one) => one.id === labels.solution)
      ?.scans.find((one) => one.subject.commit === labels.source.commit);
    if (scan === undefined)
      throw new Error(`the catalog has no scan of what was labelled: ${labels.solution}`);
    return { labels, agreement: measureAgreement(labels, scan) };
  });

  it('find at least 98 % of what the recordings show', () => {
    const recorded = catalog.filter((one) => one.assessment.runs.length > 0 && one.scans.length > 0);
    expect(recorded.length).toBeGreaterThanOrEqual(6);
    const recall = recorded.map((one): Share => measureRecall(one.assessment)).reduce(add, NONE);
    expect(part(recall)).toBeGreaterThanOrEqual(0.98);
  });

  it('are as precise, and agree with what was read by hand as far, as is asked of them', () => {
    expect(held.length).toBeGreaterThanOrEqual(10);
    const total = (of: (one: (typeof held)[number]) => Share): number => part(held.map(of).reduce(add, NONE));
    expect(total(({ agreement }) => agreement.servicePrecision)).toBeGreaterThanOrEqual(0.98);
    expect(total(({ agreement }) => agreement.operationPrecision)).toBeGreaterThanOrEqual(0.85);
    expect(total(({ agreement, labels }) => agreementOf(agreement, labels))).toBeGreaterThanOrEqual(0.95);
    expect(part(measureSamples(readSamples()))).toBeGreaterThanOrEqual(0.85);
  });

  it('differ from labels nowhere without a cause that was looked into', () => {
    const causes = readCauses();
    const unexplained = held.flatMap(({ labels, agreement }) =>
      agreement.disagreements
        .filter(({ what }) => !causes.some((one) => one.solution === labels.solution && one.what === what))
        .map(({ kind, what }) => `${labels.solution}: ${kind} ${what}`),
    );
    expect(unexplained).toEqual([]);
  });
});
