// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import { programNames } from '../commands/load-commands.js';
import { loadResources } from '../resources/load-resources.js';
import { findInPuppet } from './find-in-puppet.js';

/** Manifests of Puppet. */
export const puppetDetector: Detector = {
  id: 'declarative-puppet',
  grammars: ['puppet', 'shell'],
  wants: ({ language }) => language === 'puppet',
  needles: () => [...loadResources('puppet').types.keys(), ...programNames().map((name) => `${name} `)],
  detect: ({ text }) => findInPuppet(text),
};
