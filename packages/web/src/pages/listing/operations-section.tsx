// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, type Listing } from '@touchstone/model';
import { operations } from '@touchstone/openstack';
import { OperationsHeatMap } from '../../charts/index.js';
import { Fold, OperationName, PageSection } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';

type Operation = Listing['services'][number]['operations'][number];

/** Services × operations, and what running and source say differently. */
export function OperationsSection({ listing }: SectionProps) {
  const ran = listing.runs.length > 0;
  const scanned = listing.scans.length > 0;
  const all = listing.services.flatMap((one) => one.operations);
  return (
    <PageSection id="operations" title="Services and operations">
      <OperationsHeatMap
        solution={listing.id}
        services={listing.services.map((one) => ({ ...one, offered: offeredBy(one.service) }))}
        ran={ran}
        scanned={scanned}
      />
      {ran && scanned ? <SeenBesideFound solution={listing.id} operations={all} /> : null}
    </PageSection>
  );
}

/** Operations that a service has in all, in whatever release; undefined for one that is not indexed. */
function offeredBy(service: string): number | undefined {
  const { length } = operations(service);
  return length === 0 ? undefined : length;
}

interface SeenBesideFoundProps {
  readonly solution: string;
  readonly operations: readonly Operation[];
}

function SeenBesideFound({ solution, operations: all }: SeenBesideFoundProps) {
  const seenOnly = all.filter((one) => (one.seen ?? 0) > 0 && one.found === 0);
  const foundOnly = all.filter((one) => (one.seen ?? 0) === 0 && one.found > 0);
  const both = all.filter((one) => (one.seen ?? 0) > 0 && one.found > 0).length;
  return (
    <>
      <h3 className="behind">Seen running beside found in source</h3>
      <p className="lead">
        {formatCounted(both, 'operation was', 'operations were')} seen in its steps and found in its source.{' '}
        {foundOnly.length === 0
          ? 'All that was found was exercised. '
          : `${formatCounted(foundOnly.length, 'was', 'were')} found and never exercised: the recipe does not reach that far. `}
        {seenOnly.length === 0
          ? null
          : `${formatCounted(seenOnly.length, 'was', 'were')} seen and not found: a library makes the call, or the scanner does not know how. `}
        The table above has both numbers of each.
      </p>
      <DiffersByName solution={solution} operations={seenOnly} summary="Seen running, not found in source" />
    </>
  );
}

/** By name only: their numbers are in the chart's table. */
function DiffersByName({
  solution,
  operations: all,
  summary,
}: SeenBesideFoundProps & {
  readonly summary: string;
}) {
  if (all.length === 0) return null;
  return (
    <Fold summary={summary} aside={formatCount(all.length)}>
      <ul className="places">
        {all.map(({ operation }) => (
          <li key={operation}>
            <OperationName operation={operation} by={solution} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}
