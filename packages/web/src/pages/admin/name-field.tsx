// SPDX-License-Identifier: Apache-2.0
import { Field } from './field.js';

/** The name under which a token or a webhook is known here. `form` is what was sent before and refused. */
export function NameField({ form }: { readonly form: URLSearchParams | undefined }) {
  return (
    <Field
      name="id"
      label="Name"
      required
      maxLength={60}
      defaultValue={form?.get('id') ?? ''}
      note="For you and the audit trail: lower-case letters, digits, hyphens, dots."
    />
  );
}
