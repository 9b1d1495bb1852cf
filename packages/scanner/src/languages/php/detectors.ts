// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import { flowDetector } from '../../flow/flow-detector.js';
import { readPhp } from './read-php.js';

export const PHP_DETECTORS: readonly Detector[] = [flowDetector('php', readPhp)];
