// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import type { Finding } from '../../detect/finding.js';
import type { Language } from '../../detect/language.js';
import type { FileHead, SourceFile } from '../../detect/source-file.js';
import { findInFlow, isReadForRequests } from '../../flow/flow-detector.js';
import { isOpenstackPath, OPENSTACK_NEEDLES } from '../../flow/openstack-evidence.js';
import { servicesOfFile } from '../../flow/services-of-file.js';
import { parseSource } from '../../parse/grammars.js';
import { copySyntax } from '../../parse/syntax-node.js';
import { importNeedles } from '../../sdks/imported-sdks.js';
import { findDeclared } from './find-declared.js';
import { findNamedCalls } from './find-named-calls.js';
import { readJavascript, SKIPPED } from './read-javascript.js';

const DIALECTS: ReadonlySet<Language> = new Set(['javascript', 'typescript', 'tsx']);

/** Files of which the path says that they speak with OpenStack are read when they can send a request at all. */
const SENDING = ['equest', 'fetch', 'axios', '.get(', '.post(', 'ction(', 'resources', 'http'];

function detector(
  id: string,
  wants: (file: FileHead) => boolean,
  needles: () => readonly string[],
): Detector {
  return {
    id,
    wants: (file) => DIALECTS.has(file.language) && !file.path.endsWith('.d.ts') && wants(file),
    needles,
    detect: (file, project) => detectJavascript(file, project.sdks),
  };
}

export const JAVASCRIPT_DETECTORS: readonly Detector[] = [
  detector(
    'javascript-in-openstack-folders',
    ({ path }) => isOpenstackPath(path),
    () => SENDING,
  ),
  detector(
    'javascript',
    ({ path }) => !isOpenstackPath(path),
    () => [...importNeedles('javascript'), ...OPENSTACK_NEEDLES],
  ),
];

function detectJavascript(file: SourceFile, project: readonly string[]): readonly Finding[] {
  if (isMinified(file)) return [];
  const tree = parseSource(file.language, file.text);
  if (tree === null) return [];
  try {
    const flow = readJavascript(copySyntax(tree, file.text, SKIPPED));
    const found = findInFlow(file, flow, project);
    if (!isReadForRequests(file)) return found;
    return [...found, ...findDeclared(flow, servicesOfFile(flow, file.path)), ...findNamedCalls(flow)];
  } finally {
    tree.delete();
  }
}

/** Code that a tool has packed says what other files say in words, and is costly to read. */
function isMinified({ path, text }: SourceFile): boolean {
  if (/[.-](?:min|bundle)\.(?:\w+\.)?[cm]?js$/.test(path)) return true;
  if (text.length < 5000) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.length / lines > 300;
}
