// SPDX-License-Identifier: Apache-2.0
import type { ListedOperation } from '@touchstone/model';
import type { Compared } from './compared-row.js';

export interface ComparedOperations {
  /** By what all of them are compared; `mixed` where no kind of evidence is there of all. */
  readonly basis: 'seen' | 'found' | 'mixed';
  /** By service, what each does of it, in their order. */
  readonly services: readonly { readonly service: string; readonly own: readonly ReadonlySet<string>[] }[];
  /** Operations that some do and others do not, by service and name. */
  readonly different: readonly string[];
}

/** Operations of each by the same kind of evidence: what ran where all ran, else what was found where all were read. */
export function comparedOperations(compared: readonly Compared[]): ComparedOperations {
  const basis = compared.every(({ listing }) => listing.runs.length > 0)
    ? 'seen'
    : compared.every(({ listing }) => listing.scans.length > 0)
      ? 'found'
      : 'mixed';
  const counts = ({ used, found }: ListedOperation): boolean =>
    basis === 'seen' ? used > 0 : basis === 'found' ? found > 0 : used + found > 0;
  const own = compared.map(
    ({ listing }) =>
      new Map(
        listing.services.map(({ service, operations }) => [
          service,
          new Set(operations.filter(counts).map(({ operation }) => operation)),
        ]),
      ),
  );
  const names = [...new Set(own.flatMap((one) => [...one.keys()]))].toSorted();
  const services = names
    .map((service) => ({ service, own: own.map((one) => one.get(service) ?? new Set<string>()) }))
    .filter((one) => one.own.some(({ size }) => size > 0));
  const different = services.flatMap((one) =>
    [...new Set(one.own.flatMap((set) => [...set]))]
      .filter((operation) => one.own.some((set) => !set.has(operation)))
      .toSorted(),
  );
  return { basis, services, different };
}
