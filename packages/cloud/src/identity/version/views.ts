// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';

/** v3.14 in every release from Ussuri on (keystone/version/... of victoria and 2026.2). */
export function versionView(call: Call): Readonly<Record<string, unknown>> {
  return {
    id: 'v3.14',
    status: 'stable',
    updated: '2020-04-07T00:00:00Z',
    links: [{ rel: 'self', href: `${call.endpoint}/v3/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
  };
}
