// SPDX-License-Identifier: Apache-2.0
import { applicationCredential } from './application-credential.js';
import { concernsNative } from './concerns-native.js';
import { coreLifeCycle } from './core-life-cycle.js';
import { endpointsFromCatalog } from './endpoints-from-catalog.js';
import { fitsPlatform } from './fits-platform.js';
import { keystoneV3 } from './keystone-v3.js';
import { leastPrivilege } from './least-privilege.js';
import { nothingDeprecated } from './nothing-deprecated.js';
import { nothingInsecure } from './nothing-insecure.js';
import { nothingLeft } from './nothing-left.js';
import { nothingParallel } from './nothing-parallel.js';
import { nothingUnclassified } from './nothing-unclassified.js';
import { recordingComplete } from './recording-complete.js';
import type { Rule } from './rule.js';
import { stepsPassed } from './steps-passed.js';
import { testedOnReleases } from './tested-on-releases.js';
import { withoutAdmin } from './without-admin.js';

/** Every rule that a guideline can name. */
export const RULES: ReadonlyMap<string, Rule> = new Map(
  [
    applicationCredential,
    concernsNative,
    coreLifeCycle,
    endpointsFromCatalog,
    fitsPlatform,
    keystoneV3,
    leastPrivilege,
    nothingDeprecated,
    nothingInsecure,
    nothingLeft,
    nothingParallel,
    nothingUnclassified,
    recordingComplete,
    stepsPassed,
    testedOnReleases,
    withoutAdmin,
  ].map((rule) => [rule.id, rule]),
);

/** Changes whenever the same evidence could be judged otherwise; an assessment names it. */
export const RULES_VERSION = '2';
