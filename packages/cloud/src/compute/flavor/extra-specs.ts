// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { badRequest, notFound } from '../../service/fault.js';
import { isFields, readFields, type Fields } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import { invalidField } from '../faults.js';
import { getFlavor } from './find-flavor.js';
import { FLAVORS, type Flavor } from './resource.js';

const keyOf = ({ params }: Call): string => params['extra_spec_id'] ?? '';

function getSpec(call: Call): { flavor: Flavor; key: string; value: string } {
  const flavor = getFlavor(call);
  const key = keyOf(call);
  const value = flavor.extraSpecs[key];
  if (value === undefined) throw notFound(`Flavor ${flavor.id} has no extra specs with key ${key}.`);
  return { flavor, key, value };
}

function readSpecs(given: Fields): Readonly<Record<string, string>> {
  for (const [key, value] of Object.entries(given)) {
    if (typeof value !== 'string' && typeof value !== 'number')
      throw invalidField(key, value, `${JSON.stringify(value)} is not of type 'string', 'number'`);
  }
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
}

function keep(flavor: Flavor, specs: Readonly<Record<string, string>>, { stores }: Call): void {
  stores.of(FLAVORS).put({ ...flavor, extraSpecs: { ...flavor.extraSpecs, ...specs } });
}

function create(call: Call): Reply {
  const specs = readSpecs(readFields(call.body, 'extra_specs'));
  keep(getFlavor(call), specs, call);
  return json(200, { extra_specs: specs });
}

function update(call: Call): Reply {
  const body = isFields(call.body) ? call.body : {};
  const specs = readSpecs(body);
  if (!(keyOf(call) in specs)) throw badRequest('Request body and URI mismatch');
  keep(getFlavor(call), specs, call);
  return json(200, specs);
}

function remove(call: Call): Reply {
  const { flavor, key } = getSpec(call);
  const { [key]: _gone, ...extraSpecs } = flavor.extraSpecs;
  call.stores.of(FLAVORS).put({ ...flavor, extraSpecs });
  return reply(200);
}

export const EXTRA_SPECS: Readonly<Record<string, Handler>> = {
  'compute:flavor.extra-spec.list': (call) => json(200, { extra_specs: getFlavor(call).extraSpecs }),
  'compute:flavor.extra-spec.show': (call) => {
    const { key, value } = getSpec(call);
    return json(200, { [key]: value });
  },
  'compute:flavor.extra-spec.create': create,
  'compute:flavor.extra-spec.update': update,
  'compute:flavor.extra-spec.delete': remove,
};
