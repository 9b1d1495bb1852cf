// SPDX-License-Identifier: Apache-2.0

/** The version in a microversion header's value, with or without the service's name before it: `compute 2.93`, `2.93`. */
export function microversionOf(asked: string | undefined): string | undefined {
  return asked?.trim().split(/\s+/).at(-1);
}
