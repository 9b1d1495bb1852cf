// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path';
import { READ_LIMITS } from '@touchstone/recorder';
import { assess, RunObserver, type ObservedRun } from '@touchstone/assessor';
import {
  canonicalJson,
  manifest as manifestSchema,
  parsePaper,
  recipeDigest,
  sha256Digest,
  TouchstoneError,
  type Assessment,
  type Manifest,
  type RecordingLine,
} from '@touchstone/model';
import { parseGuidelineFiles, type GuidelineFiles } from './guideline-texts.js';
import { parseScan, type ScanPaper } from './scan-paper.js';
import { storedBytes, type HeldMember, type Member, type MemberRole, type StoredMember } from './member.js';
import { eachLine } from './recording-lines.js';

/** A recording, held or on disk. */
export type RecordingMember = Omit<HeldMember, 'role'> | Omit<StoredMember, 'role'>;

/** All that an assessment is computed from. */
export interface Evidence {
  readonly manifest: Manifest;
  readonly manifestText: string;
  /** The manifest's own name in the recipe folder: what the folder's digest knows it by. */
  readonly manifestName: string;
  readonly guideline: GuidelineFiles;
  readonly recordings: readonly RecordingMember[];
  readonly recipe: readonly HeldMember[];
  readonly scans: readonly ScanPaper[];
}

/** The members of a bundle that holds this evidence and what was computed from it. */
export function bundleMembers(evidence: Evidence, assessment: Assessment): readonly Member[] {
  const { version } = evidence.guideline.guideline;
  const { texts } = evidence.guideline;
  const paper = (role: MemberRole, path: string, text: string): Member => ({
    role,
    path,
    bytes: Buffer.from(text),
  });
  return [
    paper('manifest', manifestPath(evidence.manifestName), evidence.manifestText),
    paper('guideline', `guideline/${version}.yaml`, texts.guideline),
    paper('concerns', 'guideline/concerns.yaml', texts.concerns),
    paper('categories', 'guideline/categories.yaml', texts.categories),
    paper('assessment', 'assessment.json', `${canonicalJson(assessment)}\n`),
    ...evidence.recipe,
    ...evidence.recordings.map((one): Member => ({ ...one, role: 'recording' })),
    ...evidence.scans.map(({ text }) => paper('scan', `scans/${sha256Digest(text).slice(7, 19)}.json`, text)),
  ];
}

/** The evidence that a bundle's members hold. Throws BUNDLE_INCOMPLETE and PAPER_*. */
export function evidenceOf(members: readonly Member[], folder: string): Evidence {
  const held = members.filter((member) => 'bytes' in member);
  const one = (role: MemberRole): { name: string; text: string } => {
    const found = held.find((member) => member.role === role);
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
    manifestName: basename(paper.name),
    guideline: parseGuidelineFiles(
      { guideline: guideline.text, concerns: concerns.text, categories: categories.text },
      { guideline: guideline.name, concerns: concerns.name, categories: categories.name },
    ),
    recordings: members.filter((member) => member.role === 'recording'),
    recipe: held.filter((member) => member.role === 'recipe'),
    scans: held
      .filter((member) => member.role === 'scan')
      .map(({ path, bytes }) => {
        const text = new TextDecoder().decode(bytes);
        return { text, scan: parseScan(text, `${folder}/${path}`) };
      }),
  };
}

/** Bytes of all recordings of a bundle together once inflated: many that grow a hundredfold must not take hours. */
const INFLATED_LIMIT = READ_LIMITS.totalBytes;

/** Computes the assessment: no clock, no network, nothing but the evidence. */
export async function assessEvidence(evidence: Evidence): Promise<Assessment> {
  return assessObserved(evidence, await observeRecordings(evidence));
}

/** Lets each recording pass by the assessor, which keeps what it needs of it. Throws BUNDLE_DIGEST, BUNDLE_INCOMPLETE. */
export async function observeRecordings({
  recordings,
}: Pick<Evidence, 'recordings'>): Promise<readonly ObservedRun[]> {
  const observed: ObservedRun[] = [];
  const totalBytes = Math.floor(INFLATED_LIMIT / Math.max(1, recordings.length));
  for (const one of recordings) observed.push(await observe(one, { totalBytes }));
  return observed;
}

/** As assessEvidence, of recordings that were observed before: several guidelines can judge them without reading them anew. */
export function assessObserved(evidence: Evidence, recordings: readonly ObservedRun[]): Assessment {
  const { guideline } = evidence;
  return assess({
    manifest: evidence.manifest,
    manifestDigest: sha256Digest(evidence.manifestText),
    recipeDigest: recipeDigestOf(evidence),
    guideline: guideline.guideline,
    guidelineDigest: guideline.guidelineDigest,
    concerns: guideline.concerns,
    concernsDigest: guideline.concernsDigest,
    categories: guideline.categories,
    categoriesDigest: guideline.categoriesDigest,
    recordings,
    scans: evidence.scans.map(({ scan, text }) => ({ scan, digest: sha256Digest(text) })),
  });
}

/** Where a bundle has a manifest; one by an unusual name lies apart, so that it is never taken for another paper. */
function manifestPath(name: string): string {
  return name === 'touchstone.yaml' ? name : `manifest/${name}`;
}

const RECIPE = 'recipe/';

/** The digest of the recipe folder that the members came from, as recordings name it in their headers. */
export function recipeDigestOf({ manifestName, manifestText, recipe }: Evidence): string {
  const files = recipe.map(({ path, bytes }) => [path.slice(RECIPE.length), sha256Digest(bytes)] as const);
  // A hidden file is no part of a recipe folder, not even where it is the manifest.
  const manifests = manifestName.startsWith('.') ? [] : [[manifestName, sha256Digest(manifestText)] as const];
  return recipeDigest(Object.fromEntries([...files, ...manifests]));
}

/**
 * Lets a recording pass by the assessor: nothing of it is held but what an assessment needs. Damage is told by its
 * integrity; without a header there is nothing to judge.
 */
async function observe(recording: RecordingMember, limits: { totalBytes: number }): Promise<ObservedRun> {
  let observer: RunObserver | undefined;
  const source = 'bytes' in recording ? recording.bytes : storedBytes(recording);
  const take = (line: RecordingLine): void => {
    if (line.kind === 'header') observer ??= new RunObserver(line);
    observer?.take(line);
  };
  const integrity = await eachLine(source, take, limits);
  if (observer === undefined) {
    throw new TouchstoneError(
      'BUNDLE_INCOMPLETE',
      `${recording.path} is damaged in its first block: ${integrity.why}`,
      {
        hint: 'Nothing in it can be trusted. Get the bundle again, or run the recipe again.',
      },
    );
  }
  return observer.end({
    digest: 'bytes' in recording ? sha256Digest(recording.bytes) : recording.digest,
    integrity: { state: integrity.state, why: integrity.why },
  });
}
