// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { BarChart, StackedBars } from '../../charts/index.js';
import { OperationName, PageSection, paths } from '../../design/index.js';
import type { EcosystemUsage } from './ecosystem-usage.js';

/** Of each service, what is used; and the operations that most use. */
export function UsedSection({
  usage,
  solutions,
}: {
  readonly usage: EcosystemUsage;
  readonly solutions: number;
}) {
  return (
    <PageSection
      id="used"
      title="What is used"
      lead="Of the operations that each service has, how many any solution was seen to use, how many are only in some source, and how many nobody uses."
    >
      <StackedBars
        caption="Operations by service; the services that most solutions use come first."
        rowHead="Service"
        without="none of their operations is known"
        parts={[
          { key: 'seen running', look: 'full' },
          { key: 'found in source only', look: 'hollow' },
          { key: 'used by nobody', look: 'faint' },
        ]}
        stacks={usage.touched.map(({ service, seen, foundOnly, nobody, operations }) => ({
          key: service.type,
          label: <a href={paths.service(service.type)}>{service.type}</a>,
          counts: { 'seen running': seen, 'found in source only': foundOnly, 'used by nobody': nobody },
          note: `${formatCount(seen + foundOnly)} of ${formatCount(operations.length)} used`,
        }))}
      />
      <h3 className="behind">Most used operations</h3>
      <BarChart
        caption="Operations that most solutions were seen to use; then those that are in the source of most."
        rowHead="Operation"
        valueHead="Seen running"
        noteHead="In source"
        empty="No operation was seen running or found in source."
        bars={usage.most
          .filter(({ seen, found }) => seen + found > 0)
          .map(({ id, seen, found }) => ({
            key: id,
            label: <OperationName operation={id} />,
            value: seen,
            of: solutions,
            note: formatCount(found),
          }))}
      />
    </PageSection>
  );
}
