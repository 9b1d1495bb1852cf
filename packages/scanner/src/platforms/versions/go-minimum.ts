// SPDX-License-Identifier: Apache-2.0
import { compareVersions, isVersion, segmentsOf } from './dotted-version.js';

/**
 * Whether a version does for a module that go.mod requires at another: not older, and of the same major version, which
 * another import path would stand for (Go Modules Reference, "Minimal version selection"). Undefined for a commit
 * without a version.
 */
export function goMinimumAdmits(minimum: string, version: string): boolean | undefined {
  const wanted = minimum.replace(/\+incompatible$/, '');
  if (!isVersion(wanted) || /^v?0\.0\.0-/.test(wanted)) return undefined;
  const [one, other] = [segmentsOf(wanted)[0], segmentsOf(version)[0]];
  const sameMajor = one === other || (Number(one) < 2 && Number(other) < 2);
  return sameMajor && compareVersions(version, wanted.replace(/-.*$/, '')) >= 0;
}
