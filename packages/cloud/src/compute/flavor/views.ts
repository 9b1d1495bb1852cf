// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { linksTo } from '../rest/links.js';
import type { Flavor } from './resource.js';

type Caller = Pick<Call, 'endpoint' | 'atLeast'>;

export function viewFlavorSummary(flavor: Flavor, call: Caller): Record<string, unknown> {
  return {
    id: flavor.id,
    name: flavor.name,
    links: linksTo(call, 'flavors', flavor.id),
    ...(call.atLeast('2.55') ? { description: flavor.description } : {}),
  };
}

export function viewFlavor(flavor: Flavor, call: Caller): Record<string, unknown> {
  return {
    id: flavor.id,
    name: flavor.name,
    ram: flavor.ram,
    disk: flavor.disk,
    // Before 2.75 no swap is an empty text.
    swap: flavor.swap === 0 && !call.atLeast('2.75') ? '' : flavor.swap,
    'OS-FLV-EXT-DATA:ephemeral': flavor.ephemeral,
    'OS-FLV-DISABLED:disabled': false,
    vcpus: flavor.vcpus,
    'os-flavor-access:is_public': flavor.isPublic,
    rxtx_factor: flavor.rxtxFactor,
    links: linksTo(call, 'flavors', flavor.id),
    ...(call.atLeast('2.55') ? { description: flavor.description } : {}),
    ...(call.atLeast('2.61') ? { extra_specs: flavor.extraSpecs } : {}),
  };
}

/** What a server shows of the flavor that it was made with, from 2.47 on. */
export function viewEmbeddedFlavor(flavor: Flavor): Record<string, unknown> {
  const { vcpus, ram, disk, ephemeral, swap, name, extraSpecs } = flavor;
  return { vcpus, ram, disk, ephemeral, swap, original_name: name, extra_specs: extraSpecs };
}
