// SPDX-License-Identifier: Apache-2.0
import type { Auth } from '../../service/auth.js';
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { FLAVORS, type Flavor } from './resource.js';

export const mayUseFlavor = (flavor: Flavor, auth: Auth): boolean =>
  flavor.isPublic || auth.isAdmin || flavor.projects.includes(auth.projectId);

/** A flavor by id, if the caller may use it. */
export function findFlavor({ stores, auth }: Pick<Call, 'stores' | 'auth'>, id: string): Flavor | undefined {
  const flavor = stores.of(FLAVORS).get(id);
  return flavor && mayUseFlavor(flavor, auth) ? flavor : undefined;
}

/** The flavor of the path. @throws Fault 404 */
export function getFlavor(call: Call): Flavor {
  const id = call.params['flavor_id'] ?? '';
  const flavor = findFlavor(call, id);
  if (flavor) return flavor;
  throw notFound(`Flavor ${id} could not be found.`);
}
