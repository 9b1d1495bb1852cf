// SPDX-License-Identifier: Apache-2.0
import type { Detector, Project } from '../detect/detector.js';
import type { Finding } from '../detect/finding.js';
import { needleSearch } from '../detect/needle-search.js';
import { readSource, textOf } from '../intake/read-source.js';
import { runDetector } from './run-detector.js';
import type { Detected, DetectFile, ToldTree } from './tasks.js';

/** The second look, with the project known: each detector whose needles occur sees the file's text. */
export function createDetecting(
  tree: ToldTree,
  detectors: readonly Detector[],
  project: Project,
): (file: DetectFile) => Promise<Detected> {
  const rows: { needle: string; detector: number }[] = detectors.flatMap((detector, at) =>
    (detector.needles?.(project) ?? []).map((needle) => ({ needle, detector: at })),
  );
  const search = needleSearch(rows.map(({ needle }) => needle));

  return async (entry) => {
    const source = readSource(entry, tree.limits);
    if (source.kind === 'skipped') return { findings: [], troubles: [source.reason] };
    const hit = new Set<number>();
    search.search(source.bytes, (row) => hit.add(rows[row]!.detector));
    const findings: Finding[] = [];
    const troubles: string[] = [];
    const { path, language, origin } = entry;
    const file = { path, language, origin, bytes: source.bytes.length, text: textOf(source.bytes) };
    for (const at of entry.detectors) {
      const detector = detectors[at]!;
      if (detector.needles !== undefined && !hit.has(at)) continue;
      findings.push(...(await runDetector(detector, file, project, troubles)));
    }
    return { findings, troubles };
  };
}
