// SPDX-License-Identifier: Apache-2.0
import { invalidRequest } from '../faults.js';
import { findCidr } from '../addressing/cidr.js';
import { findIp } from '../addressing/ip.js';

/** Checks a value that a client sent and gives what is kept. Throws the API layer's refusal. */
export type ValueCheck = (value: unknown, name: string) => unknown;

/**
 * One attribute of a resource, in the terms of neutron-lib's RESOURCE_ATTRIBUTE_MAP
 * (https://docs.openstack.org/neutron-lib/latest/contributor/api_attributes.html).
 */
export interface Attribute {
  readonly post: 'allowed' | 'required' | 'refused';
  readonly put: boolean;
  readonly check: ValueCheck;
  /** Taken where a create request leaves it out; not used where `post` is `required`. */
  readonly otherwise?: unknown;
  /** Only admins may set it. */
  readonly admin?: boolean;
}

export type AttributeMap = Readonly<Record<string, Attribute>>;

const refuse = (name: string, reason: string): never => {
  throw invalidRequest(`Invalid input for ${name}. Reason: ${reason}`);
};
const show = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : `'${JSON.stringify(value)}'`;

export const text: ValueCheck = (value, name) =>
  typeof value === 'string' ? value : refuse(name, `${show(value)} is not a valid string.`);

export const textOrNull: ValueCheck = (value, name) => (value === null ? null : text(value, name));

const TRUE: readonly unknown[] = [true, 1, 'true', 'True', '1', 'TRUE'];
const FALSE: readonly unknown[] = [false, 0, 'false', 'False', '0', 'FALSE'];

export const flag: ValueCheck = (value, name) => {
  if (TRUE.includes(value)) return true;
  if (FALSE.includes(value)) return false;
  return refuse(name, `${show(value)} cannot be converted to boolean.`);
};

export const integer: ValueCheck = (value, name) => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) ? number : refuse(name, `${show(value)} is not an integer.`);
};

export const uuid: ValueCheck = (value, name) =>
  typeof value === 'string' && /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(value)
    ? value
    : refuse(name, `${show(value)} is not a valid UUID.`);

export const orNull =
  (check: ValueCheck): ValueCheck =>
  (value, name) =>
    value === null ? null : check(value, name);

export const oneOf =
  (...allowed: readonly unknown[]): ValueCheck =>
  (value, name) => {
    const found = allowed.find((one) => one === value || (typeof one === 'number' && String(one) === value));
    const list = allowed.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
    return found === undefined ? refuse(name, `${show(value)} is not in [${list}].`) : found;
  };

export const ipAddress: ValueCheck = (value, name) =>
  typeof value === 'string' && findIp(value)
    ? value
    : refuse(name, `${show(value)} is not a valid IP address.`);

export const macAddress: ValueCheck = (value, name) =>
  typeof value === 'string' && /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(value)
    ? value.toLowerCase()
    : refuse(name, `${show(value)} is not a valid MAC address.`);

export const cidrOrNull: ValueCheck = (value, name) => {
  if (value === null || value === '') return null;
  return typeof value === 'string' && findCidr(value)
    ? value
    : refuse(name, `${show(value)} is not a valid IP subnet.`);
};

export const listOf =
  (check: ValueCheck): ValueCheck =>
  (value, name) =>
    Array.isArray(value)
      ? value.map((one) => check(one, name))
      : refuse(name, `${show(value)} is not a list.`);

export const dict: ValueCheck = (value, name) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : refuse(name, `${show(value)} is not a dictionary.`);
