// SPDX-License-Identifier: Apache-2.0
import {
  assessment as assessmentSchema,
  manifest as manifestSchema,
  parsePaper,
  TouchstoneError,
  type Assessment,
  type BundleIndex,
  type Manifest,
  type StatementOf,
} from '@touchstone/model';
import {
  parseGuidelineFiles,
  parseSignedStatement,
  type GuidelineFiles,
  type MemberRole,
  type OpenBundle,
} from '@touchstone/attest';

/** What of a bundle a listing is derived from. */
export interface ListedBundle {
  readonly index: BundleIndex;
  /** Of the index's bytes: how the evidence store and the log know the bundle. */
  readonly indexDigest: string;
  readonly manifest: Manifest;
  readonly guideline: GuidelineFiles;
  readonly assessment: Assessment;
  readonly statement: StatementOf<'certificate'>;
  /** Of the statement's payload: how the log knows the certificate. */
  readonly statementDigest: string;
  readonly envelopeDigest: string;
}

/**
 * Reads what a listing is derived from. Nothing is verified here but the forms of the papers: the bundle must have come
 * through `verifyBundle`, which recomputes the assessment and holds the statement to it.
 *
 * @throws TouchstoneError BUNDLE_INCOMPLETE, PAPER_*, ENVELOPE_*, STATEMENT_*
 */
export function readListedBundle(open: OpenBundle): ListedBundle {
  const { path, attestation, index, indexDigest } = open;
  const paper = (role: MemberRole): { readonly name: string; readonly text: string } => {
    const member = open.members.find((one) => one.role === role);
    if (member === undefined || !('bytes' in member)) throw incomplete(path, role);
    return { name: `${path}/${member.path}`, text: new TextDecoder().decode(member.bytes) };
  };
  if (attestation.certificate === undefined) throw incomplete(path, 'certificate');
  const signed = parseSignedStatement(attestation.certificate, `${path}: certificate`, 'certificate');
  const [manifest, assessment] = [paper('manifest'), paper('assessment')];
  const [guideline, concerns, categories] = [paper('guideline'), paper('concerns'), paper('categories')];
  return {
    index,
    indexDigest,
    manifest: parsePaper(manifestSchema, manifest.text, { name: manifest.name }),
    guideline: parseGuidelineFiles(
      { guideline: guideline.text, concerns: concerns.text, categories: categories.text },
      { guideline: guideline.name, concerns: concerns.name, categories: categories.name },
    ),
    assessment: parsePaper(assessmentSchema, assessment.text, { name: assessment.name }),
    statement: signed.statement,
    statementDigest: signed.envelope.payloadDigest,
    envelopeDigest: signed.envelope.digest,
  };
}

function incomplete(path: string, what: string): TouchstoneError {
  return new TouchstoneError('BUNDLE_INCOMPLETE', `The bundle ${path} has no ${what}.`, {
    hint: 'Get the bundle again, whole and signed.',
  });
}
