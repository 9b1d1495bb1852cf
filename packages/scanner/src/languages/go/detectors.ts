// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import type { Finding } from '../../detect/finding.js';
import type { SourceFile } from '../../detect/source-file.js';
import { parseSource } from '../../parse/grammars.js';
import { copySyntax } from '../../parse/syntax-node.js';
import { findSdkUse } from '../../sdks/find-sdk-use.js';
import { importedSdks, importNeedles } from '../../sdks/imported-sdks.js';
import { loadSdks } from '../../sdks/load-sdks.js';
import { callFacts } from './call-facts.js';
import { findRequests } from './find-requests.js';
import { readGoFile } from './read-go-file.js';

const SKIPPED: ReadonlySet<string> = new Set(['comment']);

const sdkCalls: Detector = {
  id: 'go-sdk-calls',
  wants: (file) => file.language === 'go',
  needles: () => importNeedles('go'),
  detect: (file, project) => detectGo(file, project.sdks),
};

export const GO_DETECTORS: readonly Detector[] = [sdkCalls];

function detectGo(file: SourceFile, project: readonly string[]): readonly Finding[] {
  const tree = parseSource('go', file.text);
  if (tree === null) return [];
  try {
    const root = copySyntax(tree, file.text, SKIPPED);
    const read = readGoFile(root);
    const imported = new Set(read.imports.flatMap(({ module }) => importedSdks('go', module)));
    if (imported.size === 0) return [];
    const isSdk = (module: string): boolean => importedSdks('go', module).length > 0;
    const calls = callFacts(read, { isSdk, unknown: hasMethods(imported) });
    return [...findSdkUse('go', read.imports, calls, project), ...findRequests(root, file.path)];
  } finally {
    tree.delete();
  }
}

/** Whether an SDK is called by methods of its types, and not by functions of its packages alone. */
function hasMethods(ids: ReadonlySet<string>): boolean {
  return loadSdks().some((sdk) => ids.has(sdk.id) && Object.keys(sdk.clients).length > 0);
}
