// SPDX-License-Identifier: Apache-2.0
import {
  assessEvidence,
  type Evidence,
  evidenceOf,
  readBundle,
  type RecordingMember,
} from '@touchstone/attest';
import {
  canonicalJson,
  LEVELS,
  sha256Digest,
  TouchstoneError,
  type Assessment,
  type Level,
} from '@touchstone/model';
import { moveRecordings, prepareOutFolder } from '../certify/out-folder.js';
import { writeCertified } from '../certify/write-certified.js';
import type { ReportFormat } from '../evidence/formats.js';
import { renderReport } from '../evidence/render.js';
import type { Output } from '../output.js';
import { readGuideline } from '../papers/guideline-files.js';
import { readScanOrSource } from '../papers/scan-or-source.js';
import { EXIT } from '../refusal.js';

export interface AssessOptions {
  readonly format: ReportFormat;
  readonly level: Level;
  readonly guideline?: string;
  readonly out?: string;
  /** Scans to judge in place of those in the bundles. */
  readonly scan?: readonly string[];
  readonly version: string;
}

/**
 * `touchstone assess BUNDLE…`: recomputes from evidence alone, without any cloud. Several bundles of one solution are
 * judged together. A single bundle's own assessment is compared byte for byte, unless another guideline or scan was given or
 * a new bundle is to be written (`out`), which holds the evidence of all.
 */
export async function assessCommand(
  folders: readonly string[],
  options: AssessOptions,
  output: Output,
): Promise<number> {
  const bundles = await Promise.all(folders.map((folder) => readBundle(folder)));
  const evidence = bundles.map(({ members }, i) => evidenceOf(members, folders[i] ?? ''));
  const other = options.guideline === undefined ? undefined : await readGuideline(options.guideline);
  const together = merge(evidence, folders);
  const guideline = other ?? together.guideline;
  const settings = { version: options.version, concerns: guideline.concerns.concerns };
  const scans =
    options.scan === undefined
      ? together.scans
      : await Promise.all(options.scan.map((path) => readScanOrSource(path, settings)));
  const judged = { ...together, scans, guideline };
  if (options.out !== undefined) await prepareOutFolder(options.out);
  const assessment = await assessEvidence(judged);
  const rendering = { colour: output.colour, width: output.width, guideline: judged.guideline.guideline };
  output.text(renderReport(assessment, options.format, { ...rendering, bundlePath: folders.join(' ') }));
  if (options.out !== undefined) {
    const recordings = await moveRecordings(options.out, judged.recordings);
    await writeCertified(options.out, { ...judged, recordings }, assessment, {
      ...rendering,
      bundlePath: options.out,
    });
    output.note(`Bundle and reports: ${options.out}`);
  } else if (bundles.length === 1 && other === undefined && options.scan === undefined) {
    const published = bundles[0]?.members.find((member) => member.role === 'assessment');
    if (published === undefined) output.note('The bundle holds no assessment to compare with.');
    else if (
      'bytes' in published &&
      Buffer.from(published.bytes).equals(Buffer.from(`${canonicalJson(assessment)}\n`))
    ) {
      output.note('Recomputed from the evidence: the same bytes as the assessment in the bundle.');
    } else {
      output.note(
        'Recomputed from the evidence: NOT the assessment in the bundle. Its verdict does not follow from its evidence.',
      );
      return EXIT.notReached;
    }
  }
  return exitCode(assessment, options.level);
}

/** 0 where the assessment reaches the level, 1 where it does not. */
export function exitCode(assessment: Assessment, asked: Level): number {
  const reached = assessment.level === null ? -1 : LEVELS.indexOf(assessment.level);
  return reached >= LEVELS.indexOf(asked) ? EXIT.reached : EXIT.notReached;
}

function merge(all: readonly Evidence[], folders: readonly string[]): Evidence {
  const [first, ...others] = all;
  if (first === undefined) throw new TouchstoneError('CLI_USAGE', 'Name at least one bundle.');
  const stranger = others.findIndex((one) => one.manifest.solution.id !== first.manifest.solution.id);
  if (stranger >= 0) {
    throw new TouchstoneError(
      'BUNDLE_MIXED',
      `${folders[0]} and ${folders[stranger + 1]} are about different solutions.`,
      {
        hint: 'Assess each solution for itself.',
      },
    );
  }
  return {
    ...first,
    recordings: distinctRecordings(all.flatMap((one) => one.recordings)),
    scans: [...new Map(all.flatMap((one) => one.scans).map((one) => [one.text, one])).values()],
  };
}

/** Every recording once; where two of the same name differ, the later ones are numbered. */
function distinctRecordings(recordings: Evidence['recordings']): Evidence['recordings'] {
  const byPath = new Map<string, RecordingMember>();
  for (const recording of recordings) {
    let path = recording.path;
    for (let n = 2; byPath.has(path); n += 1) {
      if (digestOf(byPath.get(path)!) === digestOf(recording)) break;
      path = recording.path.replace(/(?:-\d+)?\.ndjson\.gz$/, `-${n}.ndjson.gz`);
    }
    byPath.set(path, { ...recording, path });
  }
  return [...byPath.values()];
}

function digestOf(recording: RecordingMember): string {
  return 'bytes' in recording ? sha256Digest(recording.bytes) : recording.digest;
}
