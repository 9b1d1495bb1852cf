// SPDX-License-Identifier: Apache-2.0
import { DataTable, Fold, paths } from '../../design/index.js';
import { type Compared, type ComparedRow, isDifferent } from './compared-row.js';

export interface ComparedTableProps {
  readonly caption: string;
  /** What a row is about: `Criterion`. */
  readonly rowHead: string;
  /** What the rows are, as in `criteria on which they agree`. */
  readonly rowsName: string;
  readonly compared: readonly Compared[];
  readonly rows: readonly ComparedRow[];
}

/** Facts × solutions: what differs, and what does not behind a fold. */
export function ComparedTable({ caption, rowHead, rowsName, compared, rows }: ComparedTableProps) {
  const different = rows.filter(isDifferent);
  const same = rows.filter((row) => !isDifferent(row));
  return (
    <>
      {different.length === 0 ? (
        <p className="aside">No difference: they agree on all {rowsName}.</p>
      ) : (
        <FactsTable caption={caption} rowHead={rowHead} compared={compared} rows={different} />
      )}
      {same.length === 0 ? null : (
        <Fold
          summary={`The same for ${compared.length === 2 ? 'both' : 'all'}`}
          aside={`${same.length} ${rowsName}`}
        >
          <FactsTable caption={`${caption}: the same`} rowHead={rowHead} compared={compared} rows={same} />
        </Fold>
      )}
    </>
  );
}

/** The rows as they are. */
export function FactsTable(props: Omit<ComparedTableProps, 'rowsName'>) {
  const { caption, rowHead, compared, rows } = props;
  return (
    <div className={`compared of-${compared.length}`}>
      <DataTable
        caption={caption}
        captionUnseen
        rows={rows}
        rowKey={({ key }) => key}
        empty="Nothing to compare."
        columns={[
          { key: 'fact', head: rowHead, kind: 'name', cell: ({ label }) => label },
          ...compared.map(({ listing: { id, name } }, index) => ({
            key: id,
            head: <a href={paths.solution(id)}>{name}</a>,
            cell: ({ cells }: ComparedRow) => cells[index]?.shown,
          })),
        ]}
      />
    </div>
  );
}
