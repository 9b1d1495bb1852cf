// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { ownProjectOnly } from '../rest/own-project.js';

/** Name, alias, description, date: what Cinder (Zed) says of the extensions that are answered here. */
const TABLE: readonly (readonly [string, string, string, string])[] = [
  ['AdminActions', 'os-admin-actions', 'Enable admin actions.', '2012-08-25T00:00:00+00:00'],
  ['AvailabilityZones', 'os-availability-zone', 'Describe Availability Zones.', '2013-06-27T00:00:00+00:00'],
  ['Backups', 'backups', 'Backups support.', '2012-12-12T00:00:00+00:00'],
  [
    'ExtendedSnapshotAttributes',
    'os-extended-snapshot-attributes',
    'Extended SnapshotAttributes support.',
    '2012-06-19T00:00:00+00:00',
  ],
  ['Quotas', 'os-quota-sets', 'Quota management support.', '2011-08-08T00:00:00+00:00'],
  ['SchedulerStats', 'scheduler-stats', 'Scheduler stats support.', '2014-09-07T00:00:00+00:00'],
  ['Services', 'os-services', 'Services support.', '2012-10-28T00:00:00-00:00'],
  ['TypesExtraSpecs', 'os-types-extra-specs', 'Type extra specs support.', '2011-08-24T00:00:00+00:00'],
  [
    'UsedLimits',
    'os-used-limits',
    'Provide data on limited resources that are being used.',
    '2013-10-03T00:00:00+00:00',
  ],
  ['VolumeActions', 'os-volume-actions', 'Enable volume actions.', '2012-05-31T00:00:00+00:00'],
  [
    'VolumeHostAttribute',
    'os-vol-host-attr',
    'Expose host as an attribute of a volume.',
    '2011-11-03T00:00:00+00:00',
  ],
  [
    'VolumeImageMetadata',
    'os-vol-image-meta',
    'Show image metadata associated with the volume.',
    '2012-12-07T00:00:00+00:00',
  ],
  [
    'VolumeTenantAttribute',
    'os-vol-tenant-attr',
    'Expose the internal project_id as an attribute of a volume.',
    '2011-11-03T00:00:00+00:00',
  ],
  ['VolumeTypeAccess', 'os-volume-type-access', 'Volume type access support.', '2014-06-26T00:00:00Z'],
];

function list(): Reply {
  const extensions = TABLE.map(([name, alias, description, updated]) => ({
    name,
    alias,
    description,
    updated,
    links: [],
  }));
  return json(200, { extensions });
}

export const EXTENSION_RESOURCE: Resource = {
  handlers: ownProjectOnly({ 'block-storage:extension.list': list }),
};
