// SPDX-License-Identifier: Apache-2.0
import { FormToken } from '../../server/sessions/form-token.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';
import { adminPaths } from './admin-paths.js';
import { Choices } from './choices.js';
import { Field } from './field.js';
import { NameField } from './name-field.js';

const EVENTS = [
  { value: 'new', label: 'New: the first certificate of a solution' },
  { value: 'changed', label: 'Changed: a further certificate of a solution' },
  { value: 'expiring', label: 'Expiring: a certificate ends within 30 days' },
  { value: 'revoked', label: 'Revoked: a certificate was taken back' },
];

export interface WebhookFormProps {
  readonly session: SignedIn | undefined;
  /** What was sent before and refused. */
  readonly form: URLSearchParams | undefined;
}

/** What a new webhook shall be told. */
export function WebhookForm({ session, form }: WebhookFormProps) {
  return (
    <form method="post" action={adminPaths.webhooks} className="fields">
      <FormToken session={session} />
      <NameField form={form} />
      <Field
        name="url"
        label="Address"
        type="url"
        required
        maxLength={2000}
        placeholder="https://"
        defaultValue={form?.get('url') ?? ''}
        note="https on a public address: a server must not be made to look into its own network."
      />
      <Choices
        name="events"
        legend="Is told of"
        values={EVENTS}
        chosen={form === undefined ? EVENTS.map(({ value }) => value) : form.getAll('events')}
      />
      <button type="submit" className="main">
        Make the webhook
      </button>
    </form>
  );
}
