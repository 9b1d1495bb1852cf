// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import type { LiveView } from '@touchstone/registry';

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

interface Logged {
  readonly all: readonly LoggedCertificate[];
  readonly byStatement: ReadonlyMap<string, LoggedCertificate>;
}

const KNOWN = new WeakMap<LiveView, Logged>();

/** All certificates of the solutions that are listed, the one logged last first: gathered once for each state of the registry. */
export function loggedCertificates(view: LiveView): Logged {
  const known = KNOWN.get(view);
  if (known !== undefined) return known;
  const all = view.facts
    .flatMap(({ id, name, history, evidence, evidenceAt, certificate: inForce }) =>
      history.map((certificate) => ({
        solution: id,
        name,
        certificate,
        scanOnly: evidence === 'scan' && certificate.statement === inForce.statement,
        evidenceAt: certificate.statement === inForce.statement ? evidenceAt : null,
      })),
    )
    .sort((a, b) => b.certificate.index - a.certificate.index);
  const logged = { all, byStatement: new Map(all.map((one) => [one.certificate.statement, one])) };
  KNOWN.set(view, logged);
  return logged;
}
