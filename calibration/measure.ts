// SPDX-License-Identifier: Apache-2.0
import type { Assessment, Scan } from '@touchstone/model';
import type { Labels, Sample } from './labels.js';

/** Of how many how many. */
export interface Share {
  readonly of: number;
  readonly are: number;
}

export const NONE: Share = { of: 0, are: 0 };

/** Both together. */
export function add(a: Share, b: Share): Share {
  return { of: a.of + b.of, are: a.are + b.are };
}

export interface Recall extends Share {
  /** Operations seen running that the scan did not find. */
  readonly missed: readonly string[];
}

/**
 * Operations seen running, in steps and accepted by the cloud, that the scan found too, with medium confidence at least.
 */
export function measureRecall({ operations }: Assessment): Recall {
  const seen = operations.filter((one) => one.seen > 0);
  const missed = seen.filter((one) => one.found === 0 || one.confidence === 'low');
  return { of: seen.length, are: seen.length - missed.length, missed: missed.map((one) => one.operation) };
}

export interface Disagreement {
  readonly kind: 'service' | 'operation' | 'concern';
  readonly what: string;
  readonly label: string;
  readonly scan: string;
}

export interface Agreement {
  readonly solution: string;
  readonly servicePrecision: Share;
  readonly serviceRecall: Share;
  readonly operationPrecision: Share;
  readonly operationRecall: Share;
  readonly concerns: Share;
  readonly disagreements: readonly Disagreement[];
}

/** Holds a scan against what a person read. What was found with low confidence is a guess and does not count as found. */
export function measureAgreement(labels: Labels, scan: Scan): Agreement {
  const services = new Set(scan.services.filter((one) => one.confidence !== 'low').map((one) => one.service));
  const labelled = new Set(labels.services.map((one) => one.service));
  const found = new Set(
    scan.operations.filter((one) => one.count > 0 && one.confidence !== 'low').map((one) => one.operation),
  );
  const present = labels.operations.present.map((one) => one.operation);
  const { absent } = labels.operations;
  const right = present.filter((one) => found.has(one)).length;
  const wrong = absent.filter((one) => found.has(one));
  const verdicts = new Map(scan.concerns.map((one) => [one.concern, one.verdict]));
  const disagreements: Disagreement[] = [
    ...[...services]
      .filter((one) => !labelled.has(one))
      .map((what) => ({ kind: 'service' as const, what, label: 'not called', scan: 'called' })),
    ...[...labelled]
      .filter((one) => !services.has(one))
      .map((what) => ({ kind: 'service' as const, what, label: 'called', scan: 'not called' })),
    ...present
      .filter((one) => !found.has(one))
      .map((what) => ({ kind: 'operation' as const, what, label: 'called', scan: 'not found' })),
    ...wrong.map((what) => ({ kind: 'operation' as const, what, label: 'not called', scan: 'found' })),
    ...labels.concerns
      .filter((one) => verdicts.get(one.concern) !== one.kind)
      .map((one) => ({
        kind: 'concern' as const,
        what: one.concern,
        label: one.kind,
        scan: verdicts.get(one.concern) ?? 'none',
      })),
  ];
  const both = [...services].filter((one) => labelled.has(one)).length;
  return {
    solution: labels.solution,
    servicePrecision: { of: services.size, are: both },
    serviceRecall: { of: labelled.size, are: both },
    operationPrecision: { of: right + wrong.length, are: right },
    operationRecall: { of: present.length, are: right },
    concerns: {
      of: labels.concerns.length,
      are: labels.concerns.filter((one) => verdicts.get(one.concern) === one.kind).length,
    },
    disagreements,
  };
}

/** How many of the labels' statements the scan agrees with: each service, operation and concern is one. */
export function agreementOf(one: Agreement, labels: Labels): Share {
  const services = new Set(labels.services.map((entry) => entry.service));
  for (const { kind, what } of one.disagreements) if (kind === 'service') services.add(what);
  const of =
    services.size +
    labels.operations.present.length +
    labels.operations.absent.length +
    labels.concerns.length;
  return { of, are: of - one.disagreements.length };
}

/** Of the operations that were drawn from scans and read, how many are right. */
export function measureSamples(samples: readonly Sample[]): Share {
  const all = samples.flatMap((one) => one.operations);
  return { of: all.length, are: all.filter((one) => one.right).length };
}
