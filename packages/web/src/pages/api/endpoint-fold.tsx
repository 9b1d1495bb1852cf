// SPDX-License-Identifier: Apache-2.0
import { CopyBlock, DataTable } from '../../design/index.js';
import { type ApiParameter, type ApiSchema, answerOf, type Endpoint, typeWords } from './api-document.js';
import { FieldsTable } from './fields-table.js';

export interface EndpointFoldProps {
  readonly endpoint: Endpoint;
  readonly schemas: Readonly<Record<string, ApiSchema>>;
  /** Of the API, without a slash at its end. */
  readonly base: string;
  /** Path with its parameters filled in from what is held; undefined where there is nothing to show. */
  readonly example: string | undefined;
}

/** One endpoint: what it takes, what it answers, and a command that does it. */
export function EndpointFold({ endpoint, schemas, base, example }: EndpointFoldProps) {
  const { method, path, operation } = endpoint;
  const { mediaType, name, schema } = answerOf(operation, schemas);
  const { parameters = [] } = operation;
  return (
    <details className="fold endpoint" id={operation.operationId}>
      <summary>
        <span className="statement">
          <code className="method">{method}</code> <code>{path}</code>
        </span>
        <span className="aside">{operation.summary}</span>
      </summary>
      <div className="fold-body">
        {parameters.length === 0 ? null : <Parameters of={operation.operationId} parameters={parameters} />}
        {operation.requestBody === undefined ? null : (
          <p>
            Takes{' '}
            {Object.keys(operation.requestBody.content).map((type) => (
              <code key={type}>{type}</code>
            ))}
            , with <code>Authorization: Bearer TOKEN</code>.
          </p>
        )}
        <p>
          Answers <code>{mediaType}</code>
          {name === undefined ? '.' : `: ${name}.`}
        </p>
        {schema?.properties === undefined ? null : (
          <FieldsTable caption={`Fields of the answer to ${operation.operationId}`} schema={schema} />
        )}
        {example === undefined ? null : (
          <CopyBlock title="Try it" text={method === 'GET' ? `curl -s '${base}${example}'` : example} />
        )}
        {example === undefined || method === 'POST' || mediaType !== 'application/json' ? null : (
          <p>
            <a href={`/api/v1${example}`}>Open it</a>
          </p>
        )}
      </div>
    </details>
  );
}

function Parameters({
  of,
  parameters,
}: {
  readonly of: string;
  readonly parameters: readonly ApiParameter[];
}) {
  return (
    <DataTable
      caption={`Parameters of ${of}`}
      captionUnseen
      rows={parameters}
      rowKey={({ name }) => name}
      empty="None."
      columns={[
        { key: 'name', head: 'Parameter', kind: 'name', cell: ({ name }) => <code>{name}</code> },
        { key: 'in', head: 'In', cell: (one) => one.in },
        { key: 'type', head: 'Type', cell: ({ schema }) => typeWords(schema) },
        { key: 'means', head: 'Meaning', kind: 'wide', cell: ({ description }) => description ?? '' },
      ]}
    />
  );
}
