// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import { bySegment, type LiveView } from '@touchstone/registry';

/** A certificate of the log, and what it is of. */
export interface LoggedCertificate {
  readonly solution: string;
  readonly name: string;
  readonly certificate: ListedCertificate;
  /** Known to rest on no run. Only of the one in force it is known here. */
  readonly scanOnly: boolean;
  /** Of its newest run; null where nothing ran, or where it is not known here. */
  readonly evidenceAt: string | null;
}

const KNOWN = new WeakMap<LiveView, readonly LoggedCertificate[]>();

/** All certificates of the solutions that are listed, the one logged last first: gathered once for each state of the registry. */
export function loggedCertificates(view: LiveView): readonly LoggedCertificate[] {
  const known =
    KNOWN.get(view) ??
    partsOf(view)
      .flatMap(({ all }) => all)
      .sort(lastFirst);
  KNOWN.set(view, known);
  return known;
}

/** One of them, by the digest of its statement. */
export function findLoggedCertificate(view: LiveView, statement: string): LoggedCertificate | undefined {
  for (const { byStatement } of partsOf(view)) {
    const found = byStatement.get(statement);
    if (found !== undefined) return found;
  }
  return undefined;
}

const partsOf = bySegment((facts) => {
  const all = facts
    .flatMap(({ id, name, history, evidence, evidenceAt, certificate: inForce }) =>
      history.map((certificate): LoggedCertificate => {
        const shown = certificate.statement === inForce.statement;
        return {
          solution: id,
          name,
          certificate,
          scanOnly: evidence === 'scan' && shown,
          evidenceAt: shown ? evidenceAt : null,
        };
      }),
    )
    .sort(lastFirst);
  return { all, byStatement: new Map(all.map((one) => [one.certificate.statement, one])) };
});

function lastFirst(a: LoggedCertificate, b: LoggedCertificate): number {
  return b.certificate.index - a.certificate.index;
}
