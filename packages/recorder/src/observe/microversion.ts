// SPDX-License-Identifier: Apache-2.0
import { findHeader, type RawHeaders } from '../raw-headers.js';

const VALUE = /^(?:latest|\d{1,4}(?:\.\d{1,4})?)$/;

/**
 * The microversion that a head asks for or gives. `OpenStack-API-Version: compute 2.87` may name several services,
 * separated by commas (https://specs.openstack.org/openstack/api-sig/guidelines/microversion_specification.html);
 * Nova, Ironic and Manila have older headers of their own.
 */
export function findMicroversion(
  headers: RawHeaders,
  words: { readonly type?: string; readonly header?: string },
): string | undefined {
  const common = findHeader(headers, 'openstack-api-version');
  if (common !== undefined) {
    const pairs = common.split(',').map((pair) => pair.trim().split(/\s+/));
    const own =
      pairs.find(([type]) => type?.toLowerCase() === words.type) ??
      (words.type === undefined ? pairs[0] : undefined);
    const value = own?.[1]?.toLowerCase();
    if (value !== undefined && VALUE.test(value)) return value;
  }
  for (const name of [words.header?.toLowerCase(), ...OLDER]) {
    const value = name === undefined ? undefined : findHeader(headers, name)?.trim().toLowerCase();
    if (value !== undefined && VALUE.test(value)) return value;
  }
  return undefined;
}

const OLDER = [
  'x-openstack-nova-api-version',
  'x-openstack-manila-api-version',
  'x-openstack-ironic-api-version',
];
