// SPDX-License-Identifier: Apache-2.0
import { PREDICATES, type TrustedKey } from '@touchstone/model';
import type { LoggedStatement } from '../life/log-statements.js';
import { applyRevocation, revocationOf } from '../life/revocations.js';
import type { TrustedRoot } from '../trust/trusted-root.js';

/** The keys of the trust root that a statement of the log takes back, with effect. */
export function keysRevokedBy(logged: LoggedStatement, root: TrustedRoot): readonly TrustedKey[] {
  const { statement } = logged;
  if (statement.predicateType !== PREDICATES.revocation || statement.predicate.what !== 'key') return [];
  const revocation = revocationOf(logged, statement);
  return revocation.subjects
    .flatMap((id) => root.findKey(id) ?? [])
    .filter((key) => applyRevocation(revocation, key.owner).effect);
}
