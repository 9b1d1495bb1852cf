// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import { findSdkUse } from '../../sdks/find-sdk-use.js';
import { importNeedles } from '../../sdks/imported-sdks.js';
import { sdkIndex } from '../../sdks/sdk-index.js';
import { callFacts } from './call-facts.js';
import { readPython } from './read-python.js';

/** Words of which one stands wherever a client is used that another file has made. */
const CLIENT_WORDS = ['client', 'conn', 'cloud', 'sdk'];

const sdkCalls: Detector = {
  id: 'python-sdk-calls',
  wants: (file) => file.language === 'python',
  needles: (project) => [...importNeedles('python'), ...(project.sdks.length > 0 ? CLIENT_WORDS : [])],
  detect: (file, project) => {
    const read = readPython(file.text);
    return read === undefined ? [] : findSdkUse('python', read.imports, callFacts(read, sdkIndex('python').passes), project.sdks);
  },
};

export const PYTHON_DETECTORS: readonly Detector[] = [sdkCalls];
