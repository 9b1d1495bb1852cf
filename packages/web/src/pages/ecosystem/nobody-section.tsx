// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { BarChart } from '../../charts/index.js';
import { PageSection, paths } from '../../design/index.js';
import type { EcosystemUsage } from './ecosystem-usage.js';

/** What nobody covers: services that no solution uses, and operations that users may call and no solution does. */
export function NobodySection({ usage }: { readonly usage: EcosystemUsage }) {
  const unused = usage.services.filter(({ using }) => using === 0);
  return (
    <PageSection
      id="nobody"
      title="What nobody covers"
      lead="Operations that the newest release offers to users, not only to administrators, that are not deprecated, and that no listed solution was seen or found to use."
    >
      {unused.length === 0 ? null : (
        <p className="lead">
          Not used at all:{' '}
          {unused.map(({ service }, index) => (
            <span key={service.type}>
              {index === 0 ? '' : ', '}
              <a href={paths.service(service.type)}>{service.type}</a>
            </span>
          ))}
          .
        </p>
      )}
      <BarChart
        caption="Operations open to users that nobody uses, of all that the service has."
        rowHead="Service"
        valueHead="Used by nobody"
        empty="Each operation that is open to users is used by some solution."
        bars={usage.uncovered.map(({ usage: { service, operations }, open }) => ({
          key: service.type,
          label: <a href={`${paths.service(service.type)}#nobody`}>{service.type}</a>,
          value: open,
          of: operations.length,
        }))}
      />
      <p className="aside">
        {formatCount(usage.operations.nobody)} operations are used by nobody if those for administrators,
        those that are deprecated and those that are gone are counted as well.
      </p>
    </PageSection>
  );
}
