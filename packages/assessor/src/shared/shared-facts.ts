// SPDX-License-Identifier: Apache-2.0
import type { Assessment, Category, Guideline, Manifest } from '@touchstone/model';
import type { RunFacts } from '../facts/run-facts.js';
import { isWhole } from '../facts/run-facts.js';
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
  /** Kinds of evidence that were given. Scans are not yet among them. */
  readonly evidence: ReadonlySet<'recording' | 'least-privilege recording' | 'scan'>;
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

export function gatherSharedFacts(runs: readonly RunFacts[], papers: SharedPapers): SharedFacts {
  const { manifest, manifestDigest, recipeDigest, guideline, category, index } = papers;
  const certifying = runs.filter((run) => run.shown.purpose === 'certify' && isWhole(run));
  const limited = runs.some((run) => run.shown.purpose === 'least-privilege');
  return {
    manifest,
    manifestDigest,
    recipeDigest,
    guideline,
    category,
    index,
    runs,
    certifying,
    concerns: judgeConcerns(certifying, category, papers.concerns),
    accessRules: sortRules(certifying.map((run) => run.view.accessRules)),
    role: lowestRole(certifying),
    lowestRelease: lowestRelease(certifying, index),
    releases: releaseStandings(
      certifying,
      manifest,
      index,
      index.releases().map((release) => release.name),
    ),
    evidence: new Set(limited ? ['recording', 'least-privilege recording'] : ['recording']),
  };
}
