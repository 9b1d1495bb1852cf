// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import { DataTable, Fold, paths } from '../../design/index.js';
import { type Compared, type ComparedRow, isDifferent, isOfSome } from './compared-row.js';

export interface ComparedTableProps {
  readonly caption: string;
  /** What a row is about: `Criterion`. */
  readonly rowHead: string;
  /** What the rows are: one, more. */
  readonly rowsName: readonly [one: string, more: string];
  readonly compared: readonly Compared[];
  readonly rows: readonly ComparedRow[];
}

/** Facts × solutions: what differs; then what is known of some only, and what does not differ, each behind a fold. */
export function ComparedTable({ caption, rowHead, rowsName, compared, rows }: ComparedTableProps) {
  const different = rows.filter((row) => row.pinned === true || isDifferent(row));
  const ofSome = rows.filter((row) => !different.includes(row) && isOfSome(row));
  const same = rows.filter((row) => !different.includes(row) && !ofSome.includes(row));
  const who = compared.length === 2 ? 'both' : 'all';
  const shown = { rowHead, compared };
  return (
    <>
      {different.length === 0 ? (
        <p className="aside">No difference in what is known of {who === 'both' ? who : 'several'}.</p>
      ) : (
        <FactsTable caption={caption} rows={different} {...shown} />
      )}
      {ofSome.length === 0 ? null : (
        <Fold
          summary="Known of some only"
          aside={`${formatCounted(ofSome.length, ...rowsName)}: of the others there is no evidence, and so no difference`}
          open={different.length === 0}
        >
          <FactsTable caption={`${caption}: known of some only`} rows={ofSome} {...shown} />
        </Fold>
      )}
      {same.length === 0 ? null : (
        <Fold summary={`The same for ${who}`} aside={formatCounted(same.length, ...rowsName)}>
          <FactsTable caption={`${caption}: the same`} rows={same} {...shown} />
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
