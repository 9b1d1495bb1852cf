// SPDX-License-Identifier: Apache-2.0
import { DataTable } from '../../design/index.js';
import { type ApiSchema, typeWords } from './api-document.js';

export interface FieldsTableProps {
  readonly caption: string;
  readonly schema: ApiSchema;
}

/** The fields of an object: names, types in words, what they mean. */
export function FieldsTable({ caption, schema }: FieldsTableProps) {
  return (
    <DataTable
      caption={caption}
      captionUnseen
      rows={Object.entries(schema.properties ?? {})}
      rowKey={([name]) => name}
      empty="None."
      columns={[
        { key: 'name', head: 'Field', kind: 'name', cell: ([name]) => <code>{name}</code> },
        { key: 'type', head: 'Type', cell: ([, field]) => typeWords(field) },
        { key: 'means', head: 'Meaning', kind: 'wide', cell: ([, field]) => field.description ?? '' },
      ]}
    />
  );
}
