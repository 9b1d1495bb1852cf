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
}

export interface DataTableProps<Row> {
  readonly caption: string;
  /** Only for screen readers: a heading above says it already. */
  readonly captionUnseen?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowClass?: ((row: Row) => string | undefined) | undefined;
  /** What heads the rows that follow each other and have it in common. */
  readonly group?: ((row: Row) => string) | undefined;
  /** Said in place of a table without rows. */
  readonly empty: string;
}

/** A table whose columns say how each row is shown. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionUnseen = false, columns, rows, rowKey, rowClass, group, empty } = props;
  if (rows.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <Scroll name={caption}>
      <table>
        <caption className={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.kind}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        {grouped(rows, group).map(({ name, rows: members }) => (
          <tbody key={name}>
            {name === '' ? null : (
              <tr className="group">
                <th scope="rowgroup" colSpan={columns.length}>
                  {name}
                </th>
              </tr>
            )}
            {members.map((row) => (
              <tr key={rowKey(row)} className={rowClass?.(row)}>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  return column.kind === 'name' ? (
    <th scope="row" className="name">
      {column.cell(row)}
    </th>
  ) : (
    <td className={column.kind}>{column.cell(row)}</td>
  );
}

/** Rows in their order, cut where the group changes; all of them in one without a name where there are no groups. */
function grouped<Row>(
  rows: readonly Row[],
  group: ((row: Row) => string) | undefined,
): readonly { readonly name: string; readonly rows: readonly Row[] }[] {
  if (group === undefined) return [{ name: '', rows }];
  const groups: { name: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const name = group(row);
    const last = groups.at(-1);
    if (last?.name === name) last.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups;
}
