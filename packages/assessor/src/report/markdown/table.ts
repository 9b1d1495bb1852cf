// SPDX-License-Identifier: Apache-2.0

/** A GitHub table. Takes cells that are Markdown already; a trailing `:` in a column's head sets it right. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((column) => column.replace(/:$/, ''))),
    line(columns.map((column) => (column.endsWith(':') ? '---:' : '---'))),
    ...rows.map(line),
  ];
}
