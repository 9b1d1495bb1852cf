// SPDX-License-Identifier: Apache-2.0
import { readRecording } from '@touchstone/recorder';
import { assess, type AssessmentInput } from '@touchstone/assessor';
import {
  canonicalJson,
  manifest as manifestSchema,
  parsePaper,
  sha256Digest,
  TouchstoneError,
  type Assessment,
  type Manifest,
} from '@touchstone/model';
import { parseGuidelineFiles, type GuidelineFiles } from '../papers/guideline-files.js';
import type { Member } from './bundle-folder.js';

/** All that an assessment is computed from. */
export interface Evidence {
  readonly manifest: Manifest;
  readonly manifestText: string;
  readonly guideline: GuidelineFiles;
  readonly recordings: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly recipe: readonly Member[];
}

/** The members of a bundle that holds this evidence and what was computed from it. */
export function bundleMembers(evidence: Evidence, assessment: Assessment): readonly Member[] {
  const { version } = evidence.guideline.guideline;
  const { texts } = evidence.guideline;
  const paper = (role: Member['role'], path: string, text: string): Member => ({
    role,
    path,
    bytes: Buffer.from(text),
  });
  return [
    paper('manifest', 'touchstone.yaml', evidence.manifestText),
    paper('guideline', `guideline/${version}.yaml`, texts.guideline),
    paper('concerns', 'guideline/concerns.yaml', texts.concerns),
    paper('categories', 'guideline/categories.yaml', texts.categories),
    paper('assessment', 'assessment.json', `${canonicalJson(assessment)}\n`),
    ...evidence.recipe,
    ...evidence.recordings.map(({ path, bytes }): Member => ({ role: 'recording', path, bytes })),
  ];
}

/** The evidence that a bundle's members hold. Throws BUNDLE_INCOMPLETE and PAPER_*. */
export function evidenceOf(members: readonly Member[], folder: string): Evidence {
  const one = (role: Member['role']): { name: string; text: string } => {
    const found = members.find((member) => member.role === role);
    if (found === undefined) {
      throw new TouchstoneError('BUNDLE_INCOMPLETE', `The bundle ${folder} has no ${role}.`, {
        hint: 'Get the bundle again, whole, or run the recipe again.',
      });
    }
    return { name: `${folder}/${found.path}`, text: new TextDecoder().decode(found.bytes) };
  };
  const [paper, guideline, concerns, categories] = [
    one('manifest'),
    one('guideline'),
    one('concerns'),
    one('categories'),
  ];
  return {
    manifest: parsePaper(manifestSchema, paper.text, { name: paper.name }),
    manifestText: paper.text,
    guideline: parseGuidelineFiles(
      { guideline: guideline.text, concerns: concerns.text, categories: categories.text },
      { guideline: guideline.name, concerns: concerns.name, categories: categories.name },
    ),
    recordings: members.filter((member) => member.role === 'recording'),
    recipe: members.filter((member) => member.role === 'recipe'),
  };
}

/** Computes the assessment: no clock, no network, nothing but the evidence. */
export async function assessEvidence(evidence: Evidence): Promise<Assessment> {
  const { guideline } = evidence;
  const recordings = await Promise.all(evidence.recordings.map(readWhole));
  return assess({
    manifest: evidence.manifest,
    manifestDigest: sha256Digest(evidence.manifestText),
    guideline: guideline.guideline,
    guidelineDigest: guideline.guidelineDigest,
    concerns: guideline.concerns,
    concernsDigest: guideline.concernsDigest,
    categories: guideline.categories,
    categoriesDigest: guideline.categoriesDigest,
    recordings,
  });
}

/** A recording as the assessor takes it. Damage is told by its integrity; without a header there is nothing to judge. */
async function readWhole({
  path,
  bytes,
}: Evidence['recordings'][number]): Promise<AssessmentInput['recordings'][number]> {
  const { header, lines, integrity } = await readRecording(bytes);
  if (header === null) {
    throw new TouchstoneError(
      'BUNDLE_INCOMPLETE',
      `${path} is damaged in its first block: ${integrity.why}`,
      {
        hint: 'Nothing in it can be trusted. Get the bundle again, or run the recipe again.',
      },
    );
  }
  return {
    digest: sha256Digest(bytes),
    header,
    lines,
    integrity: { state: integrity.state, why: integrity.why },
  };
}
