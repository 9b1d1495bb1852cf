// SPDX-License-Identifier: Apache-2.0
import { assessEvidence, evidenceOf, readBundle } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

/**
 * `touchstone access-rules BUNDLE`: the least-privilege application-credential rules for what was seen, in the form
 * that `openstack application credential create --access-rules FILE` takes.
 */
export async function accessRulesCommand(folder: string, output: Output): Promise<number> {
  const { members } = await readBundle(folder);
  const { accessRules, role } = await assessEvidence(evidenceOf(members, folder));
  output.json(accessRules);
  output.note(`${accessRules.length} rules; the role it needs is ${role.name}.`);
  return EXIT.reached;
}
