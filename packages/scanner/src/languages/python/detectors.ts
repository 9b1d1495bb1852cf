// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import { isOfOtherCloud } from '../../detect/is-of-other-cloud.js';
import { findSdkUse, type ImportFact } from '../../sdks/find-sdk-use.js';
import { importedSdks, importNeedles } from '../../sdks/imported-sdks.js';
import { sdkIndex } from '../../sdks/sdk-index.js';
import { callFacts } from './call-facts.js';
import { findNamedCalls } from './find-named-calls.js';
import { findRequests } from './find-requests.js';
import { isForeign, isOwnFunction } from './own-modules.js';
import { readPython } from './read-python.js';

/** Words of which one stands wherever a client is used that another file has made. */
const CLIENT_WORDS = ['client', 'conn', 'cloud', 'sdk'];
/** Words of which one stands wherever requests to OpenStack are built. */
const REQUEST_WORDS = ['openstack', 'OpenStack', 'X-Auth-Token', 'keystone'];

const isOfSdk = ({ module }: ImportFact): boolean => importedSdks('python', module).length > 0;

const calls: Detector = {
  id: 'python-calls',
  wants: (file) => file.language === 'python',
  needles: (project) => [
    ...importNeedles('python'),
    ...REQUEST_WORDS,
    ...(project.sdks.length > 0 ? CLIENT_WORDS : []),
  ],
  detect: (file, project) => {
    const read = readPython(file.text);
    if (read === undefined) return [];
    // There, what others call alike is meant.
    if (isOfOtherCloud(file.path) && !read.imports.some(isOfSdk)) return [];
    const index = sdkIndex('python');
    const facts = callFacts(read, index.passes).map((fact) =>
      fact.root === 'import' && (isForeign(fact.path, project) || isOwnFunction(fact.path, project))
        ? { ...fact, isForeign: true }
        : fact,
    );
    return [
      ...findSdkUse(
        'python',
        read.imports,
        [...facts, ...findNamedCalls(facts, file.text, index)],
        project.sdks,
        [],
        file.path,
      ),
      ...findRequests(file, read, index),
    ];
  },
};

export const PYTHON_DETECTORS: readonly Detector[] = [calls];
