// SPDX-License-Identifier: Apache-2.0
import {
  flag,
  integer,
  listOf,
  text,
  type Attribute,
  type AttributeMap,
  type ValueCheck,
} from './attribute.js';

export const optional = (check: ValueCheck, otherwise: unknown, put = true): Attribute => ({
  post: 'allowed',
  put,
  check,
  otherwise,
});
export const required = (check: ValueCheck, put = false): Attribute => ({ post: 'required', put, check });
export const readOnly = (): Attribute => ({ post: 'refused', put: false, check: (value) => value });
export const adminOnly = (check: ValueCheck, otherwise: unknown, put = true): Attribute => ({
  ...optional(check, otherwise, put),
  admin: true,
});

/** What every resource of Neutron has: the standard attributes, its name, and whose it is. */
export const COMMON: AttributeMap = {
  id: readOnly(),
  name: optional(text, ''),
  description: optional((value, name) => (value === null ? '' : text(value, name)), ''),
  tenant_id: optional(text, '', false),
  project_id: optional(text, '', false),
  tags: readOnly(),
  created_at: readOnly(),
  updated_at: readOnly(),
  revision_number: readOnly(),
};

export const ADMIN_STATE: AttributeMap = { admin_state_up: optional(flag, true) };
export const AVAILABILITY: AttributeMap = {
  availability_zone_hints: optional(listOf(text), [], false),
  availability_zones: readOnly(),
};
export const MTU = (otherwise: number): Attribute => optional(integer, otherwise);
