// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const OPENSTACK_ERRORS = {
  OPENSTACK_UNKNOWN_OPERATION: 'the index holds no operation of this id',
  OPENSTACK_UNKNOWN_RELEASE: 'the index holds no release of this name',
  OPENSTACK_UNKNOWN_SERVICE: 'no official service type or alias has this name',
  OPENSTACK_BROKEN_DATA: 'a data file of the index is missing or not readable',
  OPENSTACK_AMBIGUOUS: 'two operations of the index have one id, or answer the same request',
} as const;

export type OpenstackErrorCode = keyof typeof OPENSTACK_ERRORS;
