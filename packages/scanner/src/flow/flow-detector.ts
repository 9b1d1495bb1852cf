// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../detect/detector.js';
import type { Finding } from '../detect/finding.js';
import type { Language } from '../detect/language.js';
import type { SourceFile } from '../detect/source-file.js';
import { parseSource } from '../parse/grammars.js';
import { copySyntax, type SyntaxNode } from '../parse/syntax-node.js';
import { findSdkUse } from '../sdks/find-sdk-use.js';
import { importNeedles } from '../sdks/imported-sdks.js';
import { callFacts } from './call-paths.js';
import { findActions } from './find-actions.js';
import { findRequests } from './find-requests.js';
import { isElsewhere, isOpenstackPath, OPENSTACK_NEEDLES, speaksOfOpenstack } from './openstack-evidence.js';
import type { FileFlow } from './scope.js';
import { servicesOfFile } from './services-of-file.js';

const COMMENTS: ReadonlySet<string> = new Set([
  'comment',
  'line_comment',
  'block_comment',
  'attribute_item',
  'attribute_list',
]);

/** A detector of a language's calls of SDKs, and of the requests that its programs build themselves. */
export function flowDetector(language: Language, read: (program: SyntaxNode) => FileFlow): Detector {
  return {
    id: language,
    wants: (file) => file.language === language,
    needles: () => [...importNeedles(language), ...OPENSTACK_NEEDLES],
    detect: (file, project) => {
      const tree = parseSource(language, file.text);
      if (tree === null) return [];
      try {
        return findInFlow(file, read(copySyntax(tree, file.text, COMMENTS)), project.sdks);
      } finally {
        tree.delete();
      }
    },
  };
}

/** What a file says, once it is read: calls of SDKs, and requests where it speaks of OpenStack at all. */
export function findInFlow(file: SourceFile, flow: FileFlow, sdks: readonly string[]): readonly Finding[] {
  const found: Finding[] = [...findSdkUse(file.language, flow.imports, callFacts(flow.calls), sdks)];
  if (!isReadForRequests(file)) return found;
  const services = servicesOfFile(flow, file.path);
  return [...found, ...findRequests(flow, 'rest', services), ...findActions(flow, 'rest', services)];
}

/** Whether a file speaks of OpenStack, so that a path in it that others could have too may be read as its. */
export function isReadForRequests({ path, text }: SourceFile): boolean {
  return !isElsewhere(path) && (isOpenstackPath(path) || speaksOfOpenstack(text));
}
