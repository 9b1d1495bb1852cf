// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  PREDICATES,
  sha256Digest,
  STATEMENT_TYPE,
  TouchstoneError,
  type Assessment,
  type AssessedRun,
  type BundleIndex,
  type Certificate,
  type StatementOf,
} from '@touchstone/model';
import { recipeDigestOf, type Evidence } from '../bundle/evidence.js';
import { waivedBy, type HeldWaiver } from '../life/waived-by.js';
import { certificateExpiry } from './certificate-expiry.js';
import { certificateSubjects, type MeasuredArtefact } from './certificate-subjects.js';
import { outcomeDigest } from './outcome-digest.js';
import { sortByOutcome } from './outcome-sets.js';

/** What a bundle gives: its index, what its members say, and the assessment as computed anew from them. */
export interface CertifiedBundle {
  readonly index: BundleIndex;
  /** Of the bytes of bundle.json. */
  readonly indexDigest: string;
  readonly evidence: Evidence;
  /** Computed from the evidence by the caller (assessEvidence), not read from the bundle. */
  readonly assessment: Assessment;
}

/** What the signer adds: all that does not follow from the bundle. */
export interface CertificateInput extends CertifiedBundle {
  /** Who signs, by its id in the trust root. */
  readonly lab: string;
  readonly tool: Certificate['tool'];
  readonly issuedAt: Date;
  readonly waivers: readonly HeldWaiver[];
  /** Digest of the statement in whose place this one stands. */
  readonly supersedes: string | null;
  readonly artefacts: readonly MeasuredArtefact[];
}

/**
 * The statement of a certificate (docs/reference/predicates.md). Pure: the same input gives the same bytes, so that a verifier
 * makes it again and compares.
 *
 * @throws TouchstoneError STATEMENT_EVIDENCE where the bundle's assessment or index is not what its evidence gives;
 *   STATEMENT_NO_SUBJECT, STATEMENT_DUPLICATE, STATEMENT_TIME, STATEMENT_EXPIRED, WAIVER_*
 */
export function makeCertificate(input: CertificateInput): StatementOf<'certificate'> {
  refuseWhatDoesNotFollow(input);
  const { assessment, evidence, issuedAt } = input;
  const { id, name, vendor, category, versions } = assessment.solution;
  const recipe = evidence.manifest.recipe === undefined ? null : recipeDigestOf(evidence);
  return {
    _type: STATEMENT_TYPE,
    subject: certificateSubjects(evidence.manifest, assessment, input.artefacts),
    predicateType: PREDICATES.certificate,
    predicate: {
      solution: { id, name, vendor, category, versions },
      level: assessment.level,
      guideline: assessment.guideline,
      rules: assessment.rules,
      criteria: sortByOutcome(
        assessment.criteria.map((one) => ({ id: one.id, outcome: one.verdict })),
        'Criteria',
      ),
      runs: assessment.runs.map(certifiedRun),
      outcome: outcomeDigest(assessment, recipe),
      evidence: describeEvidence(input, recipe),
      waived: waivedBy(assessment, input.waivers, issuedAt),
      tool: input.tool,
      lab: input.lab,
      issuedAt: issuedAt.toISOString(),
      expiresAt: certificateExpiry(assessment, issuedAt).toISOString(),
      supersedes: input.supersedes,
    },
  };
}

function certifiedRun({
  run,
  recording,
  purpose,
  startedAt,
  platform,
  steps,
}: AssessedRun): Certificate['runs'][number] {
  const { kind, release, fingerprint } = platform;
  return {
    run,
    recording,
    purpose,
    startedAt,
    platform: { kind, release: release.name, fingerprint },
    steps: sortByOutcome(steps, `Steps of ${run}`),
  };
}

function describeEvidence(
  { index, indexDigest, assessment }: CertifiedBundle,
  recipe: string | null,
): Certificate['evidence'] {
  const digests = (role: BundleIndex['members'][number]['role']): string[] =>
    sortedOnce(index.members.filter((one) => one.role === role).map((one) => one.digest));
  return {
    bundle: indexDigest,
    manifest: assessment.manifest,
    recipe,
    assessment: assessmentDigest(assessment),
    recordings: digests('recording'),
    scans: digests('scan'),
    platforms: sortedOnce(assessment.runs.map(({ platform }) => platform.fingerprint)),
  };
}

/** Of an assessment as a bundle holds it: canonical JSON and a line end. */
function assessmentDigest(assessment: Assessment): string {
  return sha256Digest(`${canonicalJson(assessment)}\n`);
}

function sortedOnce(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Nobody's signature is put under a verdict that the evidence does not give, or under an index that can be spelt otherwise. */
function refuseWhatDoesNotFollow({ index, indexDigest, evidence, assessment }: CertifiedBundle): void {
  const held = index.members.find(({ role }) => role === 'assessment');
  const problem =
    indexDigest !== sha256Digest(`${canonicalJson(index)}\n`)
      ? 'bundle.json is not written as Touchstone writes it (canonical JSON and a line end)'
      : index.solution !== assessment.solution.id
        ? `bundle.json is about ${index.solution}, its manifest about ${assessment.solution.id}`
        : sha256Digest(evidence.manifestText) !== assessment.manifest
          ? 'the assessment was computed from another manifest'
          : held === undefined
            ? 'the bundle holds no assessment'
            : held.digest !== assessmentDigest(assessment)
              ? 'the assessment in the bundle is not the one that its evidence gives'
              : undefined;
  if (problem === undefined) return;
  throw new TouchstoneError('STATEMENT_EVIDENCE', `There is nothing to certify: ${problem}.`, {
    hint: 'Compute it again (touchstone assess BUNDLE --out NEW shows and writes what the evidence gives), or run the recipe again.',
    details: { held: held?.digest ?? null, computed: assessmentDigest(assessment) },
  });
}
