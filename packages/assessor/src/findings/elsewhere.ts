// SPDX-License-Identifier: Apache-2.0
import type { Finding, RecordingFooter } from '@touchstone/model';
import { count, few } from '../rules/words.js';
import { perRun } from './finding-source.js';

type Host = NonNullable<RecordingFooter['elsewhere']>['hosts'][number];

/** Whom else it spoke to, as far as a forward proxy was asked: to whom is known, what was said is not. */
export const elsewhereFindings = perRun((run) => {
  const { hosts = [], more = 0 } = run.view.footer?.elsewhere ?? {};
  const cloud = hosts.filter((host) => host.cloud === true);
  const others = hosts.filter((host) => host.cloud !== true);
  return [
    ...(cloud.length === 0
      ? []
      : [
          finding(
            'cloud-host-unlisted',
            'warns',
            `It spoke to a host of the cloud where the catalog has no endpoint, which was not seen: ${named(cloud)}.`,
            'Call services at the endpoints that the catalog gives.',
          ),
        ]),
    ...(others.length === 0
      ? []
      : [
          finding(
            'other-hosts',
            'notes',
            `It spoke to hosts that are not the cloud, which was not looked at: ${named(others)}${more === 0 ? '' : ` and ${count(more, 'connection')} to further hosts`}.`,
          ),
        ]),
  ];
});

function named(hosts: readonly Host[]): string {
  return few(hosts.map(({ host, refused }) => (refused === true ? `${host} (refused)` : host)));
}

function finding(id: string, weight: Finding['weight'], statement: string, mend?: string): Finding {
  return { id, weight, statement, ...(mend === undefined ? {} : { mend }), evidence: [] };
}
