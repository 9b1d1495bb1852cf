// SPDX-License-Identifier: Apache-2.0

/** Kinds of platforms, those that say most of a real cloud first; `brief` is what one says over a narrow column. */
export const PLATFORM_KINDS = [
  {
    kind: 'lab',
    title: 'Lab',
    says: 'real OpenStack that anyone can set up again',
    brief: 'real OpenStack',
  },
  { kind: 'cloud', title: 'Cloud', says: 'of whoever ran it', brief: 'of whoever ran it' },
  {
    kind: 'embedded',
    title: 'Embedded',
    says: 'an OpenStack inside this program, made for tests',
    brief: 'in this program',
  },
] as const;

export type PlatformKind = (typeof PLATFORM_KINDS)[number]['kind'];
