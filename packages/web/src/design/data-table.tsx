// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.js';
import { Scroll } from './scroll.js';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** `name` heads its row; `number` stands right; `wide` keeps room for sentences; `fill` takes what is left. */
  readonly kind?: 'name' | 'number' | 'wide' | 'fill' | undefined;
  /** Leads to the same page sorted by this column. */
  readonly sortHref?: string | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  /** Only for screen readers: a heading above says it already. */
  readonly captionUnseen?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowClass?: ((row: Row) => string | undefined) | undefined;
  /** Said in place of a table without rows. */
  readonly empty: string;
}

/** A table whose columns say how each row is shown. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionUnseen = false, columns, rows, rowKey, rowClass, empty } = props;
  if (rows.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <Scroll name={caption}>
      <table>
        <caption className={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.kind} aria-sort={column.sorted}>
                {column.sortHref === undefined ? column.head : <a href={column.sortHref}>{column.head}</a>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column) =>
                column.kind === 'name' ? (
                  <th key={column.key} scope="row" className="name">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={column.kind}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
