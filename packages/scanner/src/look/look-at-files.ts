// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';
import { isDeclared } from '../assemble/declared-versions.js';
import type { createFiles } from '../assemble/files.js';
import { compareText } from '../assemble/plain-words.js';
import type { Dependency } from '../detect/detector.js';
import type { Finding } from '../detect/finding.js';
import { comparePaths, type SkippedPath, type Tree } from '../intake/tree.js';
import type { ScanProgress } from '../scan-progress.js';
import { loadSdks } from '../sdks/load-sdks.js';
import { batches } from '../workers/batches.js';
import type { FileOutcome, Lanes } from '../workers/run-tasks.js';
import type { DetectFile, Looked, LookFile } from '../workers/tasks.js';

/** A file that has findings already, or that some detector wants to see. */
export interface LookedFile extends DetectFile {
  readonly findings: readonly Finding[];
  readonly troubles: readonly string[];
}

export interface FirstLook {
  readonly paths: readonly string[];
  readonly sdks: readonly string[];
  readonly dependencies: readonly Dependency[];
  /** In the order of their paths. */
  readonly files: readonly LookedFile[];
}

/**
 * Reads every file once: what there is, what is skipped and why, what is in play, and who wants to see what.
 * @param origins by path, in the order of the tree's entries
 */
export async function lookAtFiles(
  tree: Tree,
  origins: readonly Origin[],
  lanes: Lanes,
  files: ReturnType<typeof createFiles>,
  progress: ((progress: ScanProgress) => void) | undefined,
): Promise<FirstLook> {
  const sdks = new Set<string>();
  const dependencies = new Map<string, Dependency>();
  const kept: LookedFile[] = [];
  const skipped: SkippedPath[] = [...tree.skipped];
  let done = 0;
  const take = (entry: LookFile, outcome: FileOutcome<Looked>): void => {
    done += 1;
    progress?.({ pass: 'look', done, files: tree.entries.length });
    if (outcome.kind === 'broken') return void skipped.push({ path: entry.path, reason: outcome.reason });
    const looked = outcome.result;
    if (looked.kind === 'skipped') return void skipped.push({ path: entry.path, reason: looked.reason });
    files.read({ ...looked, path: entry.path, bytes: entry.bytes });
    for (const sdk of looked.sdks) sdks.add(sdk);
    for (const one of looked.dependencies) dependencies.set(JSON.stringify(one), one);
    const { language, origin, detectors, findings, troubles } = looked;
    if (detectors.length + findings.length + troubles.length > 0)
      kept.push({ ...entry, language, origin, detectors, findings, troubles });
  };
  const all = tree.entries.map((entry, at) => ({ ...entry, origin: origins[at] ?? 'product' }));
  await lanes.run(batches(all), (some) => ({ kind: 'look', files: some }), take);
  for (const path of skipped.sort(comparePaths)) files.skip(path);
  const declared = [...dependencies].sort(([a], [b]) => compareText(a, b)).map(([, one]) => one);
  for (const { id, purls } of loadSdks()) if (isDeclared(purls, declared)) sdks.add(id);
  return {
    paths: tree.entries.map((entry) => entry.path),
    sdks: [...sdks].sort(),
    dependencies: declared,
    files: kept,
  };
}
