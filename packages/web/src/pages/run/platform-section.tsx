// SPDX-License-Identifier: Apache-2.0
import { formatCounted, type PlatformService } from '@touchstone/model';
import { DataTable, FactsList, Fold, PageSection, paths } from '../../design/index.js';
import type { RunProps } from './run-props.js';

/** The cloud that it ran on, and how it signed in there. */
export function PlatformSection({ kept }: RunProps) {
  const { platform, credential, authentication } = kept.run;
  const { release } = platform;
  return (
    <PageSection id="platform" title="The cloud, and how it was entered">
      <FactsList
        facts={[
          {
            name: 'Cloud',
            value: `${platform.name}${platform.distribution === undefined ? '' : `, ${platform.distribution}`} (${platform.kind})`,
          },
          {
            name: 'Release',
            value:
              release.name === null
                ? `not known; its microversions fit ${release.candidates.join(', ') || 'none'}`
                : `${release.name}, ${release.how}`,
          },
          { name: 'Fingerprint', value: <code className="whole-digest">{platform.fingerprint}</code> },
          {
            name: 'Credential',
            value: `${credential.kind.replaceAll('_', ' ')}, roles ${credential.roles.join(', ') || 'none'}, ${
              credential.accessRules === 0
                ? 'no access rules'
                : formatCounted(credential.accessRules, 'access rule')
            }${credential.scratch ? '; project, user and credential made for this run' : ''}`,
          },
          {
            name: 'Identity API',
            value: `${authentication.keystone.join(', ')}, by ${authentication.methods.join(', ') || 'nothing'}; ${formatCounted(authentication.tokens, 'token')}`,
          },
          { name: 'Service catalog', value: authentication.catalog },
          { name: 'Microversions', value: authentication.microversions },
          { name: 'Pages of lists', value: authentication.pagination },
          { name: 'Slow work', value: authentication.waiting },
          { name: 'User agents', value: authentication.userAgents.slice(0, 10).join(', ') || 'none said' },
        ]}
      />
      <Fold summary="Services of this cloud" aside={formatCounted(platform.services.length, 'service')}>
        <DataTable
          caption="Services and their versions"
          captionUnseen
          rows={platform.services}
          rowKey={(one) => `${one.type} ${one.catalogType}`}
          empty="None."
          columns={[
            {
              key: 'type',
              head: 'Service',
              kind: 'name',
              cell: (one) => <a href={paths.service(one.type)}>{one.type}</a>,
            },
            { key: 'versions', head: 'Versions', kind: 'wide', cell: versionsOf },
          ]}
        />
      </Fold>
    </PageSection>
  );
}

function versionsOf({ versions }: PlatformService): string {
  return versions
    .map(({ id, min, max }) => (min === undefined || max === undefined ? id : `${id} (${min} to ${max})`))
    .join(', ');
}
