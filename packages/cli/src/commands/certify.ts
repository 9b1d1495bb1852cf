// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { recipeFiles } from '@touchstone/runner';
import { TouchstoneError, type Assessment, type Level } from '@touchstone/model';
import { gatewayOptions, type GatewayOptions } from '../certify/gateway-options.js';
import { placeRecordings, prepareOutFolder, storeRecordings } from '../certify/out-folder.js';
import { writeCertified } from '../certify/write-certified.js';
import { runOnTarget } from '../certify/run-target.js';
import { openTargets, type TargetChoice } from '../certify/targets.js';
import type { HeldMember } from '../evidence/member.js';
import { assessEvidence, type Evidence } from '../evidence/evidence.js';
import type { ReportFormat } from '../evidence/formats.js';
import { renderReport, type Rendering } from '../evidence/render.js';
import type { Interruption } from '../interruption.js';
import type { Output } from '../output.js';
import { readGuideline, type GuidelineFiles } from '../papers/guideline-files.js';
import { readManifestFile, type ManifestFile } from '../papers/manifest-file.js';
import { createProgress } from '../progress/progress.js';
import { EXIT } from '../refusal.js';
import { runWorld } from '../run-world.js';
import { exitCode } from './assess.js';

export interface CertifyOptions extends TargetChoice, GatewayOptions {
  readonly guideline?: string;
  readonly out?: string;
  readonly leastPrivilege: boolean;
  readonly format: ReportFormat;
  readonly level: Level;
  readonly version: string;
}

/**
 * `touchstone certify`: runs the recipe on each cloud, assesses what was recorded, writes bundle and reports.
 * Exit code 0: the asked level was reached; 1: it was not. Throws what keeps it from running at all.
 */
export async function certifyCommand(
  where: string,
  options: CertifyOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
  stop: Interruption,
): Promise<number> {
  const certified = await certify(where, options, output, env, stop);
  const { assessment, out, rendering } = certified;
  output.text(
    renderReport(assessment, options.format, { ...rendering, colour: output.colour, width: output.width }),
  );
  output.note(`\nBundle and reports: ${out}\nRecompute it:       touchstone assess ${out}`);
  return certified.interrupted ? EXIT.interrupted : exitCode(assessment, options.level);
}

export interface Certified {
  readonly assessment: Assessment;
  readonly out: string;
  readonly interrupted: boolean;
  /** What reports of it tell beyond the assessment. */
  readonly rendering: Rendering;
}

/** Runs, assesses and writes; prints nothing but progress. */
export async function certify(
  where: string,
  options: Omit<CertifyOptions, 'format' | 'level'>,
  output: Output,
  env: NodeJS.ProcessEnv,
  stop: Interruption,
): Promise<Certified> {
  const gateway = gatewayOptions(options);
  const paper = await readManifestFile(where);
  const { solution, needs } = paper.manifest;
  const guideline = await readGuideline(options.guideline);
  requireCategory(paper, guideline);
  const out = options.out ?? join('touchstone-out', solution.id);
  const running = await prepareOutFolder(out);
  const progress = createProgress(output, (text) => process.stderr.write(text));
  const { targets, close } = await openTargets(options, env, needs, stop.signal);
  const files: string[] = [];
  let interrupted = false;
  try {
    for (const target of targets) {
      const run = await runOnTarget({
        paper,
        target,
        world: runWorld(env, options.version),
        folder: running,
        leastPrivilege: options.leastPrivilege,
        gateway,
        progress,
        stop,
      });
      files.push(...run.files);
      interrupted ||= run.interrupted;
      if (interrupted) break;
    }
  } finally {
    progress.stop();
    await close();
  }
  const evidence = await gather(out, paper, guideline, files);
  const assessment = await assessEvidence(evidence);
  const rendering = { guideline: guideline.guideline, manifestPath: shortPath(where), bundlePath: out };
  await writeCertified(out, evidence, assessment, rendering);
  return { assessment, out, interrupted, rendering };
}

async function gather(
  out: string,
  paper: ManifestFile,
  guideline: GuidelineFiles,
  files: readonly string[],
): Promise<Evidence> {
  const placed = await placeRecordings(out, files);
  const manifestName = relative(paper.folder, paper.path);
  const recipe = Object.keys(recipeFiles(paper.folder)).filter((path) => path !== manifestName);
  return {
    manifest: paper.manifest,
    manifestText: paper.text,
    manifestName,
    guideline,
    recordings: await storeRecordings(out, placed),
    recipe: await Promise.all(
      recipe.map(async (path): Promise<HeldMember> => ({
        role: 'recipe',
        path: `recipe/${path}`,
        bytes: await readFile(join(paper.folder, path)),
      })),
    ),
  };
}

function requireCategory(paper: ManifestFile, { categories }: GuidelineFiles): void {
  const { category } = paper.manifest.solution;
  const known = categories.categories.map((one) => one.id);
  if (known.includes(category)) return;
  throw new TouchstoneError(
    'CLI_NO_CATEGORY',
    `${paper.path}: solution.category: there is no category ${category}.`,
    {
      hint: `Known: ${known.join(', ')}.`,
    },
  );
}

/** A path as a reader would type it here: from the working directory, where it lies below it. */
function shortPath(path: string): string {
  const short = relative('.', path);
  return short === '' || short.startsWith('..') ? path : short;
}
