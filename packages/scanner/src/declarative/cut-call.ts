// SPDX-License-Identifier: Apache-2.0

/** What is written, on one line, and no longer than anybody reads. */
export function cutCall(text: string): string {
  const line = text
    .slice(0, 2000)
    .replace(/\\?\s+/g, ' ')
    .trim();
  return line.length <= 200 ? line : `${line.slice(0, 199)}…`;
}
