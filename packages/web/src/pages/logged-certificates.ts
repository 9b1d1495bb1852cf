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
    .flatMap(({ id, name, history, evidence, certificate: inForce }) =>
      history.map((certificate) => ({
        solution: id,
        name,
        certificate,
        scanOnly: evidence === 'scan' && certificate.statement === inForce.statement,
      })),
    )
    .sort((a, b) => b.certificate.index - a.certificate.index);
  const logged = { all, byStatement: new Map(all.map((one) => [one.certificate.statement, one])) };
  KNOWN.set(view, logged);
  return logged;
}
