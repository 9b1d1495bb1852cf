// SPDX-License-Identifier: Apache-2.0

/** Kinds of platforms, those that say most of a real cloud first. */
export const PLATFORM_KINDS = [
  { kind: 'lab', title: 'Lab', says: 'real OpenStack that anyone can set up again' },
  { kind: 'cloud', title: 'Cloud', says: 'of whoever ran it' },
  { kind: 'embedded', title: 'Embedded', says: 'an OpenStack inside this program, made for tests' },
] as const;

export type PlatformKind = (typeof PLATFORM_KINDS)[number]['kind'];
