// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import { loadResources } from '../resources/load-resources.js';
import { ownEffects, resourceFindings } from '../resources/resource-findings.js';

/** What whoever runs the provider does before anything else. */
const SIGN_IN = 'identity:token.create';

/**
 * What a resource or data source does that Terraform, or a program that carries its provider, keeps.
 * @param type `openstack_networking_network_v2`
 */
export function terraformFindings(
  type: string,
  at: { readonly line: number; readonly call: string; readonly isData?: boolean; readonly lower?: boolean },
): readonly Finding[] {
  const { id, types } = loadResources('terraform');
  const resource = types.get(at.isData === true ? `data.${type}` : type);
  const { line, call, lower = false } = at;
  if (resource === undefined) return [{ kind: 'unmapped', line, sdk: id, call }];
  const effects = ownEffects(resource);
  return resourceFindings(
    { certain: [...effects.certain, SIGN_IN], likely: effects.likely },
    { line, via: id, call, lower },
  );
}
