// SPDX-License-Identifier: Apache-2.0
import { DECLARATIVE_DETECTORS } from '../declarative/detectors.js';
import { CSHARP_DETECTORS } from '../languages/csharp/detectors.js';
import { GO_DETECTORS } from '../languages/go/detectors.js';
import { JAVA_DETECTORS } from '../languages/java/detectors.js';
import { JAVASCRIPT_DETECTORS } from '../languages/javascript/detectors.js';
import { PHP_DETECTORS } from '../languages/php/detectors.js';
import { PYTHON_DETECTORS } from '../languages/python/detectors.js';
import { RUBY_DETECTORS } from '../languages/ruby/detectors.js';
import { RUST_DETECTORS } from '../languages/rust/detectors.js';
import { PRACTICE_DETECTORS } from '../practices/detectors.js';
import { STACK_DETECTORS } from '../stack/detectors.js';
import type { Detector } from './detector.js';

/** Every detector there is. Order makes no difference: findings are sorted. */
export const DETECTORS: readonly Detector[] = [
  ...CSHARP_DETECTORS,
  ...DECLARATIVE_DETECTORS,
  ...GO_DETECTORS,
  ...JAVA_DETECTORS,
  ...JAVASCRIPT_DETECTORS,
  ...PHP_DETECTORS,
  ...PYTHON_DETECTORS,
  ...RUBY_DETECTORS,
  ...RUST_DETECTORS,
  ...PRACTICE_DETECTORS,
  ...STACK_DETECTORS,
];
