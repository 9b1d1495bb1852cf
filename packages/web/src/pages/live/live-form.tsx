// SPDX-License-Identifier: Apache-2.0
import { paths } from '../../design/index.js';
import { FormToken } from '../../server/sessions/form-token.js';
import type { SignedIn } from '../../server/sessions/signed-in.js';

export interface LiveFormProps {
  readonly solution: string;
  readonly name: string;
  readonly releases: readonly string[];
  readonly session: SignedIn | undefined;
}

/** Asks for a run on a release. */
export function LiveForm({ solution, name, releases, session }: LiveFormProps) {
  return (
    <form method="post" action={paths.liveOf(solution)} className="fields">
      <FormToken session={session} />
      <div className="field">
        <label htmlFor="release">Release of the embedded OpenStack</label>
        <select id="release" name="release">
          {releases.map((release) => (
            <option key={release}>{release}</option>
          ))}
        </select>
      </div>
      <button type="submit" className="main">
        Run {name} now
      </button>
    </form>
  );
}
