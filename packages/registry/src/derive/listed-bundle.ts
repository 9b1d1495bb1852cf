// SPDX-License-Identifier: Apache-2.0
import {
  manifest as manifestSchema,
  parsePaper,
  TouchstoneError,
  type Assessment,
  type BundleIndex,
  type ListedProof,
  type Manifest,
  type StatementOf,
} from '@touchstone/model';
import {
  parseCheckpoint,
  parseGuidelineFiles,
  parseSignedStatement,
  parseTlogProof,
  type GuidelineFiles,
  type MemberRole,
  type OpenBundle,
} from '@touchstone/attest';
import { parseAssessment } from './parse-assessment.js';

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
  /** The proof of inclusion, where the bundle holds one. */
  readonly proof: ListedProof | null;
}

/**
 * Reads what a listing is derived from. Nothing is verified here but the forms of the papers: the bundle must have come
 * through `verifyBundle`, which recomputes the assessment and holds the statement to it.
 *
 * @throws TouchstoneError BUNDLE_INCOMPLETE, PAPER_*, ENVELOPE_*, STATEMENT_*, PROOF_SYNTAX, LOG_CHECKPOINT
 */
export function readListedBundle(open: OpenBundle): ListedBundle {
  const { path, attestation, index, indexDigest } = open;
  const held = (role: MemberRole): { readonly name: string; readonly bytes: Uint8Array } => {
    const member = open.members.find((one) => one.role === role);
    if (member === undefined || !('bytes' in member)) throw incomplete(path, role);
    return { name: `${path}/${member.path}`, bytes: member.bytes };
  };
  const paper = (role: MemberRole): { readonly name: string; readonly text: string } => {
    const { name, bytes } = held(role);
    return { name, text: new TextDecoder().decode(bytes) };
  };
  if (attestation.certificate === undefined) throw incomplete(path, 'certificate');
  const signed = parseSignedStatement(attestation.certificate, `${path}: certificate`, 'certificate');
  const [manifest, assessment] = [paper('manifest'), held('assessment')];
  const [guideline, concerns, categories] = [paper('guideline'), paper('concerns'), paper('categories')];
  return {
    index,
    indexDigest,
    manifest: parsePaper(manifestSchema, manifest.text, { name: manifest.name }),
    guideline: parseGuidelineFiles(
      { guideline: guideline.text, concerns: concerns.text, categories: categories.text },
      { guideline: guideline.name, concerns: concerns.name, categories: categories.name },
    ),
    assessment: parseAssessment(assessment.bytes, assessment.name),
    statement: signed.statement,
    statementDigest: signed.envelope.payloadDigest,
    envelopeDigest: signed.envelope.digest,
    proof: attestation.proof === undefined ? null : readProof(attestation.proof),
  };
}

function readProof(bytes: Uint8Array): ListedProof {
  const { checkpoint, proof } = parseTlogProof(bytes);
  // A note's text ends where its signatures begin (c2sp.org/signed-note).
  const note = Buffer.from(checkpoint).toString('utf8');
  const { origin, size, root } = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
  return { origin, size, root: Buffer.from(root).toString('base64'), hashes: proof.length };
}

function incomplete(path: string, what: string): TouchstoneError {
  return new TouchstoneError('BUNDLE_INCOMPLETE', `The bundle ${path} has no ${what}.`, {
    hint: 'Get the bundle again, whole and signed.',
  });
}
