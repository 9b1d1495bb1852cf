// SPDX-License-Identifier: Apache-2.0
import { debuglog } from 'node:util';
import type { Detector, Project } from '../detect/detector.js';
import type { Finding } from '../detect/finding.js';
import type { Language } from '../detect/language.js';
import type { SourceFile } from '../detect/source-file.js';
import { loadGrammars } from '../parse/grammars.js';
import { isWasmFailure } from '../parse/is-wasm-failure.js';

/** More findings of one detector in one file than anybody reads: what is beyond is dropped, and said so. */
const MOST_FINDINGS = 20_000;

/** NODE_DEBUG=touchstone-scan shows what a detector threw. */
const debug = debuglog('touchstone-scan');

const loaded = new Set<Language>();

/** Makes the grammars ready that a detector needs for a file. */
export async function readyGrammars(detector: Detector, language: Language): Promise<void> {
  const missing = (detector.grammars ?? [language]).filter((each) => !loaded.has(each));
  if (missing.length === 0) return;
  await loadGrammars(missing);
  for (const each of missing) loaded.add(each);
}

/**
 * What one detector finds in one file. A detector that throws loses this file, not the scan: the trouble is named. A
 * failure of WebAssembly is thrown on, because the thread's memory may be broken with it.
 */
export async function runDetector(
  detector: Detector,
  file: SourceFile,
  project: Project,
  troubles: string[],
): Promise<readonly Finding[]> {
  try {
    await readyGrammars(detector, file.language);
    const findings = detector.detect(file, project);
    if (findings.length <= MOST_FINDINGS) return findings;
    troubles.push('too-many-findings');
    return findings.slice(0, MOST_FINDINGS);
  } catch (error) {
    if (isWasmFailure(error)) throw error;
    debug('%s on %s: %o', detector.id, file.path, error);
    troubles.push('detector-failed');
    return [];
  }
}
