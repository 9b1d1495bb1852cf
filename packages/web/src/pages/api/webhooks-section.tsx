// SPDX-License-Identifier: Apache-2.0
import { DataTable, PageSection } from '../../design/index.js';
import { type ApiDocument, webhooksOf } from './api-document.js';
import { FieldsTable } from './fields-table.js';

/** What is posted to whoever asked to be told, and how to know that it is genuine. */
export function WebhooksSection({ document }: { readonly document: ApiDocument }) {
  const webhooks = webhooksOf(document);
  const { WebhookMessage: message } = document.components.schemas;
  const headers = webhooks[0]?.operation.parameters ?? [];
  return (
    <PageSection
      id="webhooks"
      title="Webhooks"
      lead="The same events as in the feeds, posted to an address as they happen. Whoever runs the marketplace makes them; the secret is shown once."
    >
      <DataTable
        caption="Types of messages"
        rows={webhooks}
        rowKey={({ type }) => type}
        empty="None."
        columns={[
          { key: 'type', head: 'Type', kind: 'name', cell: ({ type }) => <code>{type}</code> },
          { key: 'means', head: 'Sent when', kind: 'wide', cell: ({ operation }) => operation.summary },
        ]}
      />
      <h3 className="behind">What is posted</h3>
      <p>
        JSON: <code>type</code>, <code>timestamp</code>, and as <code>data</code> these.
      </p>
      {message === undefined ? null : (
        <FieldsTable caption="Fields of a message" schema={message.properties?.['data'] ?? message} />
      )}
      <h3 className="behind">How to verify it</h3>
      <p className="lead">
        By the{' '}
        <a href="https://www.standardwebhooks.com/" rel="noopener noreferrer">
          Standard Webhooks
        </a>{' '}
        specification, for which most languages have a library: HMAC-SHA256 over <code>webhook-id</code>,{' '}
        <code>webhook-timestamp</code> and the body as it came, with dots between them; the key is what
        follows <code>whsec_</code> in the secret, in base64.
      </p>
      <DataTable
        caption="Headers of a message"
        captionUnseen
        rows={headers}
        rowKey={({ name }) => name}
        empty="None."
        columns={[
          { key: 'name', head: 'Header', kind: 'name', cell: ({ name }) => <code>{name}</code> },
          { key: 'means', head: 'Meaning', kind: 'wide', cell: ({ description }) => description ?? '' },
        ]}
      />
      <p className="after-headline">
        Answer with any status from 200 to 299. After any other it is sent again, with the same{' '}
        <code>webhook-id</code>: keep the ids of those that you have taken. 410 ends it.
      </p>
    </PageSection>
  );
}
