// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../detect/detector.js';
import { COMPONENT_DETECTORS } from './components/detect-components.js';
import { MANIFEST_DETECTOR, SBOM_DETECTOR } from './dependencies/detect-dependencies.js';

/** What looks for dependencies, runtimes, and components that a product deploys. */
export const STACK_DETECTORS: readonly Detector[] = [
  MANIFEST_DETECTOR,
  SBOM_DETECTOR,
  ...COMPONENT_DETECTORS,
];
