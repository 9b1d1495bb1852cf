// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import { flowDetector } from '../../flow/flow-detector.js';
import { readCsharp } from './read-csharp.js';

export const CSHARP_DETECTORS: readonly Detector[] = [flowDetector('csharp', readCsharp)];
