// SPDX-License-Identifier: Apache-2.0
import { importNeedlesOf } from '../detect/imports-of.js';
import { LANGUAGES } from '../detect/language.js';
import { loadSdks } from '../sdks/load-sdks.js';

/**
 * Every text that the first look searches for, sorted: what another search tool would have to find to know as much of
 * where to look.
 */
export async function scanNeedles(): Promise<readonly string[]> {
  const { DETECTORS } = await import('../detect/detectors.js');
  const project = { paths: [], sdks: loadSdks().map(({ id }) => id), dependencies: [] };
  const asked = DETECTORS.flatMap((detector) => detector.needles?.(project) ?? []);
  return [...new Set([...asked, ...LANGUAGES.flatMap(importNeedlesOf)])].sort();
}
