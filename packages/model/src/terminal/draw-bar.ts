// SPDX-License-Identifier: Apache-2.0

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of a fraction of `columns`, to an eighth of a column; what was called at all is never invisible. */
export function drawBar(fraction: number, columns: number): string {
  const eighths = Math.max(1, Math.round(fraction * columns * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
