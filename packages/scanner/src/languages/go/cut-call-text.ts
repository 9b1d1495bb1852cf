// SPDX-License-Identifier: Apache-2.0

const LONGEST = 300;

/** A call as it is written, on one line and not too long to be shown. */
export function cutCallText(text: string): string {
  return text
    .slice(0, LONGEST * 2)
    .replaceAll(/\s+/g, ' ')
    .slice(0, LONGEST);
}
