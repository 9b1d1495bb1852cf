// SPDX-License-Identifier: Apache-2.0
import { FormToken } from '../../server/sessions/form-token.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';

export interface ActionButtonProps {
  readonly action: string;
  readonly session: SignedIn | undefined;
  readonly name: string;
  /** What it is done to, for screen readers: buttons of a table are alike otherwise. */
  readonly to?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A button that does one thing. */
export function ActionButton({ action, session, name, to, fields = {} }: ActionButtonProps) {
  return (
    <form method="post" action={action} className="act">
      <FormToken session={session} />
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <button type="submit">
        {name}
        {to === undefined ? null : <span className="unseen"> {to}</span>}
      </button>
    </form>
  );
}
