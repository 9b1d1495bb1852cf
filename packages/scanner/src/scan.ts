// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from 'node:os';
import type { ConcernEntry, Scan } from '@touchstone/model';
import { createFiles } from './assemble/files.js';
import { readGitCheckout } from './intake/git-checkout.js';
import { DEFAULT_LIMITS, type ScanLimits } from './intake/limits.js';
import { openInput } from './intake/open-input.js';
import { originsOfTree } from './intake/origins-of-tree.js';
import type { Tree } from './intake/tree.js';
import { detectInFiles } from './look/detect-in-files.js';
import { lookAtFiles } from './look/look-at-files.js';
import type { ScanProgress } from './scan-progress.js';
import { loadSdks } from './sdks/load-sdks.js';
import { createLanes, type Lanes } from './workers/run-tasks.js';
import { threadLane } from './workers/thread-lane.js';

export interface ScanOptions {
  /** Who scans, as the scan is to name it: `touchstone 0.1.0`. */
  readonly tool: string;
  /** Where the source is published, and which commit this is; a git checkout tells both itself. */
  readonly repository?: string;
  readonly commit?: string;
  readonly limits?: Partial<ScanLimits>;
  /** What is OpenStack's answer to which concern: the entries of a concerns file. Without it no concern is judged. */
  readonly concerns?: readonly ConcernEntry[];
  /** Threads that look at files; as many as there are cores unless told. 0: in the thread that calls. */
  readonly threads?: number;
  /** Folder in which archives are unpacked, in a private folder that is removed at the end. */
  readonly tempRoot?: string;
  readonly progress?: (progress: ScanProgress) => void;
}

/** A thread costs more to start than a few files to look at. */
const FILES_A_THREAD = 200;

/**
 * Scans a folder, an archive or an SBOM: what its source can do with OpenStack, and what stack it brings. Nothing of it is
 * executed, nothing outside it is read. The same bytes give the same scan.
 * @throws TouchstoneError SCAN_NO_SUCH_PATH, SCAN_NOT_AN_ARCHIVE, SCAN_ARCHIVE_BROKEN, SCAN_ARCHIVE_HOSTILE,
 *   SCAN_TOO_LARGE, SCAN_SBOM, SCAN_DATA
 */
export async function scanPath(path: string, options: ScanOptions): Promise<Scan> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const lanes = await openLanes(options.threads ?? availableParallelism(), limits);
  try {
    // The first thread loads its modules and data while the tree is listed.
    lanes.warm();
    const tree = await openInput(path, limits, options.tempRoot);
    try {
      return await scanTree(path, tree, lanes, limits, options);
    } finally {
      await tree.close();
    }
  } finally {
    await lanes.close();
  }
}

/** The pipeline. The first look must be over before any detector runs: what is in play is known only then. */
async function scanTree(
  path: string,
  tree: Tree,
  lanes: Lanes,
  asked: ScanLimits,
  options: ScanOptions,
): Promise<Scan> {
  const limits = tree.kind === 'sbom' ? { ...asked, fileBytes: asked.sbomBytes } : asked;
  lanes.limit(Math.ceil(tree.entries.length / FILES_A_THREAD));
  const paths = tree.entries.map((entry) => entry.path);
  lanes.tell({ kind: 'tree', limits, paths, sdks: loadSdks() });
  // An SBOM lists what is in the product, whatever its own name says.
  const origins = tree.kind === 'sbom' ? (['product'] as const) : originsOfTree(tree.entries, limits);
  // What judges the findings is loaded while threads look at files.
  const assembling = import('./assemble/assembly.js');
  const files = createFiles();
  const { files: wanted, ...project } = await lookAtFiles(tree, origins, lanes, files, options.progress);
  lanes.tell({ kind: 'project', project });
  const assembly = (await assembling).createAssembly();
  await detectInFiles(wanted, lanes, files, assembly, options.progress);
  return assembly.finish({
    tool: options.tool,
    subject: subjectOf(path, tree, options),
    files,
    dependencies: project.dependencies,
    concerns: options.concerns ?? [],
  });
}

function subjectOf(path: string, tree: Tree, options: ScanOptions): Omit<Scan['subject'], 'digest'> {
  const checkout = tree.kind === 'tree' ? readGitCheckout(path) : { repository: null, commit: null };
  return {
    kind: tree.kind,
    name: tree.name,
    repository: options.repository ?? checkout.repository,
    commit: options.commit ?? checkout.commit,
  };
}

async function openLanes(threads: number, limits: ScanLimits): Promise<Lanes> {
  if (threads > 0) return createLanes(threads, () => threadLane(limits.fileMs));
  // Detectors and grammars are loaded into this thread only when they are to run in it.
  const { inlineLane } = await import('./workers/inline-lane.js');
  return createLanes(1, () => inlineLane());
}
