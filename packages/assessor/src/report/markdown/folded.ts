// SPDX-License-Identifier: Apache-2.0

/** Lines of Markdown under a summary that opens on demand. The title is our own text. */
export function folded(title: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}
