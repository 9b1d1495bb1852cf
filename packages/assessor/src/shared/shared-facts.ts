// SPDX-License-Identifier: Apache-2.0
import type { Assessment, Category, Criterion, Guideline, Manifest } from '@touchstone/model';
import type { RunFacts } from '../facts/run-facts.js';
import { isWhole } from '../facts/run-facts.js';
import type { ScanFacts } from '../scans/scan-facts.js';
import type { OpenStackIndex } from '../openstack-index.js';
import { sortRules, type DerivedAccessRules } from './access-rules.js';
import { judgeConcerns, type JudgedConcern } from './concerns.js';
import { lowestRelease } from './lowest-release.js';
import { releaseStandings } from './releases.js';
import { lowestRole } from './role.js';
import type { ShowsIndex } from './shows-index.js';

/** What all runs together show, and the papers that criteria are judged by. Only whole recordings count. */
export interface SharedFacts {
  readonly manifest: Manifest;
  readonly manifestDigest: string;
  readonly recipeDigest: string;
  readonly guideline: Guideline;
  readonly category: Category;
  readonly index: OpenStackIndex;
  /** Every run, whole or not. */
  readonly runs: readonly RunFacts[];
  /** Runs of the recipe whose recordings are whole. */
  readonly certifying: readonly RunFacts[];
  readonly concerns: readonly JudgedConcern[];
  readonly accessRules: DerivedAccessRules;
  readonly role: Assessment['role'];
  readonly lowestRelease: Assessment['lowestRelease'];
  readonly releases: Assessment['releases'];
  /** Scans of the solution's source; those of other trees are not among them. */
  readonly scans: readonly ScanFacts[];
  /** Every scan that was given. */
  readonly allScans: readonly ScanFacts[];
  /** Kinds of evidence that were given. */
  readonly evidence: ReadonlySet<Criterion['evidence'][number]>;
}

export interface SharedPapers {
  readonly manifest: Manifest;
  readonly manifestDigest: string;
  readonly recipeDigest: string;
  readonly guideline: Guideline;
  readonly category: Category;
  readonly concerns: ShowsIndex;
  readonly index: OpenStackIndex;
}

export function gatherSharedFacts(
  runs: readonly RunFacts[],
  allScans: readonly ScanFacts[],
  papers: SharedPapers,
): SharedFacts {
  const { manifest, manifestDigest, recipeDigest, guideline, category, index } = papers;
  const certifying = runs.filter((run) => run.shown.purpose === 'certify' && isWhole(run));
  const scans = allScans.filter((one) => one.shown.of !== 'another tree');
  return {
    manifest,
    manifestDigest,
    recipeDigest,
    guideline,
    category,
    index,
    runs,
    certifying,
    concerns: judgeConcerns(certifying, category, papers.concerns, scans),
    accessRules: sortRules(certifying.map((run) => run.view.accessRules)),
    role: lowestRole(certifying),
    lowestRelease: lowestRelease(certifying, index),
    releases: releaseStandings(
      certifying,
      manifest,
      index,
      index.releases().map((release) => release.name),
    ),
    scans,
    allScans,
    evidence: kindsOf(runs, scans),
  };
}

function kindsOf(runs: readonly RunFacts[], scans: readonly ScanFacts[]): SharedFacts['evidence'] {
  const kinds = new Set<Criterion['evidence'][number]>();
  if (runs.length > 0) kinds.add('recording');
  if (runs.some((run) => run.shown.purpose === 'least-privilege')) kinds.add('least-privilege recording');
  if (scans.length > 0) kinds.add('scan');
  return kinds;
}
