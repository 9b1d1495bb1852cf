// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, forbidden, notFound } from '../../service/fault.js';
import { readBoolean, readFields, readInteger, readText, type Fields } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { requiredProperty } from '../faults.js';
import { paginate } from '../rest/paginate.js';
import { EXTRA_SPECS } from './extra-specs.js';
import { FLAVOR_ACCESS } from './access.js';
import { findFlavor, getFlavor, mayUseFlavor } from './find-flavor.js';
import { FLAVORS, type Flavor } from './resource.js';
import { viewFlavor, viewFlavorSummary } from './views.js';

const ORDER: Readonly<Record<string, (flavor: Flavor) => string | number>> = {
  flavorid: (flavor) => flavor.id,
  name: (flavor) => flavor.name,
  memory_mb: (flavor) => flavor.ram,
  root_gb: (flavor) => flavor.disk,
  vcpus: (flavor) => flavor.vcpus,
};

function select(call: Call): readonly Flavor[] {
  const { query, auth, stores } = call;
  const isPublic = query.get('is_public');
  const key = ORDER[query.get('sort_key') ?? 'flavorid'] ?? ORDER['flavorid']!;
  const sign = query.get('sort_dir') === 'desc' ? -1 : 1;
  return stores
    .of(FLAVORS)
    .filter((flavor) => mayUseFlavor(flavor, auth) && (!auth.isAdmin || asked(flavor, isPublic)))
    .filter((flavor) => flavor.ram >= least(query, 'minRam') && flavor.disk >= least(query, 'minDisk'))
    .toSorted((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}

function asked(flavor: Flavor, wanted: string | null): boolean {
  if (wanted === null) return flavor.isPublic;
  return /^none$/i.test(wanted) || flavor.isPublic === /^(true|1|t|yes)$/i.test(wanted);
}

function least(query: URLSearchParams, name: string): number {
  const text = query.get(name);
  if (text === null) return 0;
  if (/^\d+$/.test(text)) return Number(text);
  throw badRequest(`Invalid ${name} filter [${text}]`);
}

function list(view: typeof viewFlavor, path: string): (call: Call) => Reply {
  return (call) => {
    const { page, links } = paginate(
      select(call),
      { key: 'flavors', path, idOf: (flavor) => flavor.id },
      call,
    );
    return json(200, { flavors: page.map((flavor) => view(flavor, call)), ...links });
  };
}

const show = (call: Call): Reply => json(200, { flavor: viewFlavor(getFlavor(call), call) });

function create(call: Call): Reply {
  refuseMembers(call, 'create');
  const given = readFields(call.body, 'flavor');
  const id = readId(given) ?? call.ids.uuid();
  const name = readText(given, 'name')?.trim();
  if (!name) throw requiredProperty('flavor', given, 'name');
  const flavors = call.stores.of(FLAVORS);
  if (flavors.find((flavor) => flavor.name === name))
    throw conflict(`Flavor with name ${name} already exists.`);
  if (flavors.get(id)) throw conflict(`Flavor with ID ${id} already exists.`);
  const flavor = flavors.put({
    id,
    name,
    ram: required(given, 'ram'),
    vcpus: required(given, 'vcpus'),
    disk: required(given, 'disk'),
    ephemeral: readInteger(given, 'OS-FLV-EXT-DATA:ephemeral') ?? 0,
    swap: readInteger(given, 'swap') ?? 0,
    rxtxFactor: Number(given['rxtx_factor'] ?? 1),
    isPublic: readBoolean(given, 'os-flavor-access:is_public') ?? true,
    description: call.atLeast('2.55') ? (readText(given, 'description') ?? null) : null,
    extraSpecs: {},
    projects: [],
  });
  return json(200, { flavor: viewFlavor(flavor, call) });
}

function readId(given: Fields): string | undefined {
  const id = given['id'];
  if (id === undefined || id === null || id === 'auto') return undefined;
  return String(id);
}

function required(given: Fields, name: string): number {
  const value = readInteger(given, name);
  if (value === undefined) throw requiredProperty('flavor', given, name);
  return value;
}

/** The index's least role is that of listing private flavors; making and changing them is for admins. */
function refuseMembers({ auth }: Call, verb: string): void {
  if (!auth.isAdmin)
    throw forbidden(`Policy doesn't allow os_compute_api:os-flavor-manage:${verb} to be performed.`);
}

function update(call: Call): Reply {
  refuseMembers(call, 'update');
  const description = readText(readFields(call.body, 'flavor'), 'description') ?? null;
  const flavor = call.stores.of(FLAVORS).put({ ...getFlavor(call), description });
  return json(200, { flavor: viewFlavor(flavor, call) });
}

function remove(call: Call): Reply {
  const id = call.params['flavor_id'] ?? '';
  if (!findFlavor(call, id)) throw notFound(`Flavor ${id} could not be found.`);
  call.stores.of(FLAVORS).delete(id);
  return reply(202);
}

export const FLAVOR_RESOURCE: Resource = {
  handlers: {
    'compute:flavor.list': list(viewFlavorSummary, 'flavors'),
    'compute:flavor.list-detail': list(viewFlavor, 'flavors/detail'),
    'compute:flavor.show': show,
    'compute:flavor.create': create,
    'compute:flavor.update': update,
    'compute:flavor.delete': remove,
    ...EXTRA_SPECS,
    ...FLAVOR_ACCESS,
  },
};
