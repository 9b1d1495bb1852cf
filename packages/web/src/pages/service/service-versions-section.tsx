// SPDX-License-Identifier: Apache-2.0
import type { Service } from '@touchstone/openstack';
import { BarChart } from '../../charts/index.js';
import { PageSection, paths } from '../../design/index.js';
import { serviceVersions } from './service-versions.js';

/** What each release offers of a service. */
export function ServiceVersions({ service }: { readonly service: Service }) {
  const versions = serviceVersions(service.type);
  const most = Math.max(0, ...versions.map(({ operations }) => operations));
  const micro = versions.some(({ microversions }) => microversions !== undefined);
  return (
    <PageSection
      id="releases"
      title="Releases"
      lead="How many of its operations each release offers, read from installed releases and API references. An operation that no release was read without counts from the first one on."
    >
      <BarChart
        caption="Operations offered by release, the newest first."
        rowHead="Release"
        valueHead="Operations"
        noteHead={micro ? 'Microversions' : undefined}
        empty="No release is known to offer it."
        bars={versions.map(({ release, operations, microversions }) => ({
          key: release.name,
          label: <a href={paths.platform('lab', release.name)}>{release.name}</a>,
          value: operations,
          of: most,
          note: microversions === undefined ? 'none' : `${microversions.min} to ${microversions.max}`,
        }))}
      />
    </PageSection>
  );
}
