// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../detect/detector.js';
import { puppetDetector } from './puppet/puppet-detector.js';
import { shellDetector } from './shell/shell-detector.js';
import { hclDetector, terraformTextDetector, upjetDetector } from './terraform/terraform-detectors.js';
import { yamlDetector } from './yaml/yaml-detector.js';

/** What declares or commands instead of calling: scripts, plays, resources, templates, manifests. */
export const DECLARATIVE_DETECTORS: readonly Detector[] = [
  shellDetector,
  yamlDetector,
  hclDetector,
  terraformTextDetector,
  upjetDetector,
  puppetDetector,
];
