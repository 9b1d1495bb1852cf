// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  assessEvidence,
  type Evidence,
  type GuidelineFiles,
  type HeldMember,
  type ScanPaper,
} from '@touchstone/attest';
import { recipeFiles } from '@touchstone/runner';
import { TouchstoneError, type Assessment, type Level } from '@touchstone/model';
import { gatewayOptions, type GatewayOptions } from '../certify/gateway-options.js';
import { placeRecordings, prepareOutFolder, storeRecordings } from '../certify/out-folder.js';
import { writeCertified } from '../certify/write-certified.js';
import { runOnTarget } from '../certify/run-target.js';
import { openTargets, type TargetChoice } from '../certify/targets.js';
import type { ReportFormat } from '../evidence/formats.js';
import { renderReport, type Rendering } from '../evidence/render.js';
import type { Interruption } from '../interruption.js';
import type { Output } from '../output.js';
import { readGuideline } from '../papers/guideline-files.js';
import {
  isRunnableFile,
  readManifestFile,
  type ManifestFile,
  type RunnableFile,
} from '../papers/manifest-file.js';
import { readScanOrSource } from '../papers/scan-or-source.js';
import { createProgress } from '../progress/progress.js';
import { EXIT } from '../refusal.js';
import { runWorld } from '../run-world.js';
import { exitCode } from './assess.js';

export interface CertifyOptions extends TargetChoice, GatewayOptions {
  readonly guideline?: string;
  readonly out?: string;
  readonly leastPrivilege: boolean;
  /** Scans of its source, as files, or the source itself. */
  readonly scan?: readonly string[];
  readonly format: ReportFormat;
  readonly level: Level;
  readonly version: string;
}

/**
 * `touchstone certify`: runs the recipe on each cloud, assesses what was recorded and scanned, writes bundle and reports.
 * A solution without a recipe is assessed by its scans alone.
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
  const guideline = await readGuideline(options.guideline);
  requireCategory(paper, guideline);
  const settings = { version: options.version, concerns: guideline.concerns.concerns };
  const scans = await Promise.all((options.scan ?? []).map((path) => readScanOrSource(path, settings)));
  const out = options.out ?? join('touchstone-out', paper.manifest.solution.id);
  const ran = isRunnableFile(paper)
    ? await runEverywhere(paper, out, options, gateway, output, env, stop)
    : nothingToRun(paper, scans.length);
  if (ran.files.length === 0) await prepareOutFolder(out);
  const evidence = await gather(out, paper, guideline, ran.files, scans);
  const assessment = await assessEvidence(evidence);
  const rendering = { guideline: guideline.guideline, manifestPath: shortPath(where), bundlePath: out };
  await writeCertified(out, evidence, assessment, rendering);
  return { assessment, out, interrupted: ran.interrupted, rendering };
}

interface Ran {
  readonly files: readonly string[];
  readonly interrupted: boolean;
}

/** Runs the recipe on each cloud that was chosen, one after the other. */
async function runEverywhere(
  paper: RunnableFile,
  out: string,
  options: Omit<CertifyOptions, 'format' | 'level'>,
  gateway: ReturnType<typeof gatewayOptions>,
  output: Output,
  env: NodeJS.ProcessEnv,
  stop: Interruption,
): Promise<Ran> {
  const folder = await prepareOutFolder(out);
  const progress = createProgress(output, (text) => process.stderr.write(text));
  const { targets, close } = await openTargets(options, env, paper.manifest.needs, stop.signal);
  const files: string[] = [];
  try {
    for (const target of targets) {
      const run = await runOnTarget({
        paper,
        target,
        world: runWorld(env, options.version),
        folder,
        leastPrivilege: options.leastPrivilege,
        gateway,
        progress,
        stop,
      });
      files.push(...run.files);
      if (run.interrupted) return { files, interrupted: true };
    }
    return { files, interrupted: false };
  } finally {
    progress.stop();
    await close();
  }
}

function nothingToRun(paper: ManifestFile, scans: number): Ran {
  if (scans > 0) return { files: [], interrupted: false };
  throw new TouchstoneError('CLI_NO_RECIPE', `${paper.path} has no recipe, so there is nothing to run.`, {
    hint: 'Write a recipe (docs/certify-your-solution.md), or let its source be scanned: --scan PATH',
  });
}

async function gather(
  out: string,
  paper: ManifestFile,
  guideline: GuidelineFiles,
  files: readonly string[],
  scans: readonly ScanPaper[],
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
    scans,
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
