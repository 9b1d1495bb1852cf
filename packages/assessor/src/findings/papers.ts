// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@touchstone/model';
import { resolveServiceType } from '@touchstone/openstack';
import type { RunFacts } from '../facts/run-facts.js';
import { releaseOfRun } from '../shared/releases.js';
import type { FindingSource } from './finding-source.js';

/** What does not fit between manifest, platforms, index and evidence. */
export const paperFindings: FindingSource = ({ runs, certifying, manifest, index, accessRules }) => [
  ...runs
    .filter((run) => releaseOfRun(run, index) === undefined)
    .map((run) => ({
      id: 'release-unknown',
      weight: 'notes' as const,
      statement: `The release of the platform "${run.shown.platform.name}" is not known, so that run ${run.shown.run} counts for none.`,
      mend: 'Say which release the cloud is; it is believed where its microversions agree.',
      evidence: [],
    })),
  ...manifest.claims.releases
    .filter((claim) => index.findRelease(claim) === undefined)
    .map((claim) => ({
      id: 'claim-unknown-release',
      weight: 'notes' as const,
      statement: `claims.releases: no OpenStack release is called "${claim}".`.slice(0, 600),
      evidence: [],
    })),
  ...claimsNotShown(certifying, manifest.claims.services),
  ...accessRules.impossible.map((rule) => ({
    id: 'no-access-rule',
    weight: 'notes' as const,
    statement: `No access rule can allow ${rule.method} ${rule.path} of ${rule.service}: Keystone takes GET, HEAD, POST, PUT, PATCH and DELETE only.`,
    mend: 'Use another method where the API offers one (a copy in Swift: PUT with X-Copy-From).',
    evidence: [],
  })),
  ...runs.flatMap((run) => {
    const unknown = run.view.calls.filter(
      (call) => call.exchange.operation !== null && call.operation === undefined,
    );
    const ids = [...new Set(unknown.map((call) => call.exchange.operation))].sort();
    return ids.map((id) => ({
      id: 'operation-not-in-index',
      weight: 'warns' as const,
      statement: `The recording names ${id}, which this version's index does not hold.`,
      mend: 'Assess with the version of Touchstone that made the recording, or a newer one.',
      evidence: [],
    }));
  }),
];

/** A claim is shown beside the evidence, never as evidence. */
function claimsNotShown(runs: readonly RunFacts[], claimed: readonly string[]): Finding[] {
  const used = new Set(
    runs.flatMap((run) => run.own.calls.flatMap((call) => (call.accepted ? [call.exchange.service] : []))),
  );
  return claimed
    .filter((service) => !used.has(resolveServiceType(service) ?? service))
    .map((service) => ({
      id: 'claim-not-shown',
      weight: 'notes',
      statement: `claims.services: ${service} is claimed, and no accepted call in a step shows it.`,
      mend: 'Let a step of the recipe use it.',
      evidence: [],
    }));
}
