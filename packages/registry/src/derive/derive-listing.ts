// SPDX-License-Identifier: Apache-2.0
import { versionedPurl, type LogLife, type TrustedRoot } from '@touchstone/attest';
import {
  LISTING_FORMAT,
  TouchstoneError,
  type AssessedRun,
  type Assessment,
  type Listing,
} from '@touchstone/model';
import type { ListedBundle } from './listed-bundle.js';
import { listCertificate } from './listed-certificate.js';
import { listConcerns } from './listed-concerns.js';
import { listRecipe, runsOnEmbedded } from './listed-recipe.js';
import { listRuns } from './listed-runs.js';
import { listScans } from './listed-scans.js';
import { listServices } from './listed-services.js';
import { ownScans } from './own-scans.js';
import { platformCells } from './platform-cells.js';
import { isRecipeRun, newestFirst } from './recipe-runs.js';
import { listReproduction } from './reproduce.js';

/** What a listing follows from. */
export interface ListingSources {
  /** The bundle of the certificate that `findCertificateInForce` names, verified before. */
  readonly bundle: ListedBundle;
  /** What the log says, at the moment that the listing is for. */
  readonly life: LogLife;
  readonly root: TrustedRoot;
}

/**
 * A solution's page, derived: pure, so that dropping and deriving again gives the same bytes.
 * @throws TouchstoneError REGISTRY_NOT_LOGGED where the log does not hold the bundle's certificate
 */
export function deriveListing({ bundle, life, root }: ListingSources): Listing {
  const { manifest, assessment, guideline, statement } = bundle;
  const { solution, role, lowestRelease } = assessment;
  const ran = assessment.runs.some(isRecipeRun);
  const whole = assessment.runs.filter(({ integrity }) => integrity.state === 'complete');
  const [newest] = newestFirst(whole);
  return {
    format: LISTING_FORMAT,
    id: solution.id,
    name: solution.name,
    description: manifest.solution.description,
    vendor: solution.vendor,
    category: solution.category,
    categoryTitle:
      guideline.categories.categories.find(({ id }) => id === solution.category)?.title ?? solution.category,
    licence: solution.licence,
    homepage: manifest.solution.homepage ?? null,
    source:
      manifest.source === undefined
        ? null
        : { repository: manifest.source.repository, commit: manifest.source.commit ?? null },
    artefact: solution.artefact === null ? null : versionedPurl(solution.artefact, solution.versions),
    versions: solution.versions,
    claims: {
      services: manifest.claims.services,
      releases: manifest.claims.releases,
      source: manifest.claims.source ?? null,
    },
    subjects: statement.subject,
    runnable: runsOnEmbedded(manifest),
    evidence: kindOfEvidence(assessment, whole),
    evidenceAt: newest === undefined ? null : new Date(newest.startedAt).toISOString(),
    level: assessment.level,
    levels: assessment.levels,
    ...certificates(bundle, life, root),
    waived: statement.predicate.waived,
    proof: bundle.proof,
    guideline: assessment.guideline,
    criteria: assessment.criteria,
    concerns: listConcerns(assessment, guideline),
    services: listServices(assessment),
    releases: assessment.releases,
    platforms: platformCells(assessment, manifest, guideline.guideline),
    runs: listRuns(assessment),
    ...listScans(assessment),
    residue: newestFirst(assessment.runs).map(({ run, residue }) => ({ run, ...residue })),
    accessRules: assessment.accessRules,
    ...(ran ? { role, lowestRelease } : { role: null, lowestRelease: null }),
    findings: assessment.findings,
    recipe: listRecipe(manifest, statement.predicate.evidence.recipe),
    reproduce: listReproduction(bundle),
  };
}

function certificates(
  { statementDigest, indexDigest, assessment }: ListedBundle,
  life: LogLife,
  root: TrustedRoot,
): Pick<Listing, 'certificate' | 'history'> {
  const all = life.certificates.filter(({ entry }) => entry.solution === assessment.solution.id);
  const own = all.find(({ entry }) => entry.statement === statementDigest && entry.bundle === indexDigest);
  if (own === undefined) {
    throw new TouchstoneError(
      'REGISTRY_NOT_LOGGED',
      `The log holds no certificate ${statementDigest} of ${assessment.solution.id} at ${life.at}.`,
      { hint: 'Publish the bundle to this log first: touchstone publish BUNDLE --to LOG.' },
    );
  }
  return {
    certificate: listCertificate(own, root),
    history: all.toReversed().map((one) => listCertificate(one, root)),
  };
}

function kindOfEvidence(assessment: Assessment, whole: readonly AssessedRun[]): Listing['evidence'] {
  if (ownScans(assessment).length === 0) return 'run';
  return whole.length === 0 ? 'scan' : 'run and scan';
}
