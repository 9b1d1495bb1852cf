// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import type { Finding } from '../../detect/finding.js';
import type { SourceFile } from '../../detect/source-file.js';
import { callFacts } from '../../flow/call-paths.js';
import { findRequests } from '../../flow/find-requests.js';
import {
  isElsewhere,
  isOpenstackPath,
  OPENSTACK_NEEDLES,
  speaksOfOpenstack,
} from '../../flow/openstack-evidence.js';
import { servicesOfFile } from '../../flow/services-of-file.js';
import { parseSource } from '../../parse/grammars.js';
import { copySyntax } from '../../parse/syntax-node.js';
import { findSdkUse } from '../../sdks/find-sdk-use.js';
import { importedSdks, importNeedles } from '../../sdks/imported-sdks.js';
import { sdkIndex } from '../../sdks/sdk-index.js';
import { findAnnotated } from './find-annotated.js';
import { readJava, SKIPPED } from './read-java.js';

const javaCalls: Detector = {
  id: 'java-calls',
  wants: (file) => file.language === 'java',
  needles: () => [...importNeedles('java'), ...OPENSTACK_NEEDLES],
  detect: (file, project) => detectJava(file, project.sdks),
};

export const JAVA_DETECTORS: readonly Detector[] = [javaCalls];

/** Maps are asked by get() and put() as well: a request names a path, or is one by its class. */
const SHOWS_PATH = /"[^"]*\/|Http(?:Get|Post|Put|Patch|Delete|Head)\b|\.(?:url|uri|target)\(/;

function detectJava(file: SourceFile, project: readonly string[]): readonly Finding[] {
  const tree = parseSource('java', file.text);
  if (tree === null) return [];
  try {
    const program = copySyntax(tree, file.text, SKIPPED);
    const { beginnings } = sdkIndex('java');
    const flow = readJava(program, (type) => beginnings.has(`${type}()`));
    const found = [...findSdkUse('java', flow.imports, factsOf(flow), project)];
    if (!isElsewhere(file.path) && (isOpenstackPath(file.path) || speaksOfOpenstack(file.text))) {
      const requests = findRequests(flow, 'rest', servicesOfFile(flow, file.path));
      found.push(
        ...requests.filter(({ call }) => SHOWS_PATH.test(call)),
        ...findAnnotated(program, file.path),
      );
    }
    return found;
  } finally {
    tree.delete();
  }
}

/**
 * Types tell what is called; where they do not, and an SDK is imported, an expression of the data must: names as common as
 * `getUser()` say nothing.
 */
function factsOf(flow: ReturnType<typeof readJava>): ReturnType<typeof callFacts> {
  const isInPlay = flow.imports.some(({ module }) => importedSdks('java', module).length > 0);
  const expressions = [...sdkIndex('java').anywhere.keys()].map((one) => `.${one}.`);
  return callFacts(flow.calls).filter(
    ({ root, path }) => root === 'import' || (isInPlay && expressions.some((one) => path.includes(one))),
  );
}
