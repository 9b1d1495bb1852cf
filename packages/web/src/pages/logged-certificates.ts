// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import type { LiveView } from '@touchstone/registry';

/** A certificate of the log, and what it is of. */
export interface LoggedCertificate {
  readonly solution: string;
  readonly name: string;
  readonly certificate: ListedCertificate;
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
    .flatMap(({ id, name, history }) => history.map((certificate) => ({ solution: id, name, certificate })))
    .sort((a, b) => b.certificate.index - a.certificate.index);
  const logged = { all, byStatement: new Map(all.map((one) => [one.certificate.statement, one])) };
  KNOWN.set(view, logged);
  return logged;
}
