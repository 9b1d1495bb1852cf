// SPDX-License-Identifier: Apache-2.0
import { TOKEN_DAYS_LIMIT } from '@touchstone/registry';
import { FormToken } from '../../server/sessions/form-token.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';
import { adminPaths } from './admin-paths.js';
import { Choices } from './choices.js';
import { Field } from './field.js';
import { NameField } from './name-field.js';

/** Days that most tokens are made for. */
const USUAL_DAYS = 90;

const MAY = [
  { value: 'bundles', label: 'Bundles: signed evidence of a solution' },
  { value: 'statements', label: 'Statements: waivers, renewals, revocations' },
];

export interface TokenFormProps {
  readonly session: SignedIn | undefined;
  /** What was sent before and refused. */
  readonly form: URLSearchParams | undefined;
}

/** What a new token shall be. */
export function TokenForm({ session, form }: TokenFormProps) {
  return (
    <form method="post" action={adminPaths.tokens} className="fields">
      <FormToken session={session} />
      <NameField form={form} />
      <Choices
        name="may"
        legend="May publish"
        values={MAY}
        chosen={form === undefined ? ['bundles'] : form.getAll('may')}
      />
      <Field
        name="owners"
        label="Only papers of"
        maxLength={2000}
        defaultValue={form?.get('owners') ?? ''}
        note="Ids of labs, with spaces between them. Left empty, papers of anyone."
      />
      <Field
        name="days"
        label="Ends after (days)"
        type="number"
        min={1}
        max={TOKEN_DAYS_LIMIT}
        required
        defaultValue={form?.get('days') ?? String(USUAL_DAYS)}
      />
      <button type="submit" className="main">
        Make the token
      </button>
    </form>
  );
}
