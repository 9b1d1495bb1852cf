// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { type Release, services } from '@touchstone/openstack';
import { DataTable, FactsList, Fold, Moment, PageSection, paths } from '../../design/index.js';
import { serviceVersions } from '../service/service-versions.js';

/** What a release is, and what its services offer. */
export function PlatformRelease({ release }: { readonly release: Release }) {
  const offered = services()
    .filter(({ indexed }) => indexed)
    .flatMap((service) => {
      const version = serviceVersions(service.type).find((one) => one.release === release);
      return version === undefined ? [] : [{ service, version }];
    });
  return (
    <PageSection id="release" title={`OpenStack ${release.name}`}>
      <FactsList
        facts={[
          ...(release.series === release.name ? [] : [{ name: 'Also called', value: release.series }]),
          { name: 'Released', value: <Moment time={release.date} /> },
          { name: 'Status', value: release.status },
          ...(release.eol === undefined
            ? []
            : [{ name: 'Maintained until', value: <Moment time={release.eol} /> }]),
          {
            name: 'Upgrade from',
            value: release.slurp
              ? 'the release before it, or the SLURP release before that'
              : 'the release before it',
          },
        ]}
      />
      <Fold summary="Services, their operations and microversions" aside={formatCount(offered.length)}>
        <DataTable
          caption={`What the services of ${release.name} offer, as far as is known`}
          rows={offered}
          rowKey={({ service }) => service.type}
          empty="None of its services is known."
          columns={[
            {
              key: 'service',
              head: 'Service',
              kind: 'name',
              cell: ({ service }) => <a href={paths.service(service.type)}>{service.type}</a>,
            },
            {
              key: 'operations',
              head: 'Operations',
              kind: 'number',
              cell: ({ version }) => formatCount(version.operations),
            },
            {
              key: 'microversions',
              head: 'Microversions',
              cell: ({ version: { microversions } }) =>
                microversions === undefined ? (
                  <span className="aside">none</span>
                ) : (
                  `${microversions.min} to ${microversions.max}`
                ),
            },
          ]}
        />
      </Fold>
    </PageSection>
  );
}
