// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { isoNaive } from '../../state/time.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { BACKEND, HOST, ZONE } from './hosts.js';

const PROCESSES = [
  { binary: 'cinder-backup', host: HOST },
  { binary: 'cinder-volume', host: BACKEND },
  { binary: 'cinder-scheduler', host: HOST },
];

/** The processes of the embedded cloud are always up: they report in at every request. */
function list(call: Call): Reply {
  const { query } = call;
  const wanted = PROCESSES.filter(
    ({ binary, host }) => (query.get('binary') ?? binary) === binary && (query.get('host') ?? host) === host,
  );
  return json(200, { services: wanted.map((one) => view(one, call)) });
}

function view({ binary, host }: (typeof PROCESSES)[number], call: Call): Record<string, unknown> {
  const isVolume = binary === 'cinder-volume';
  return {
    binary,
    host,
    zone: ZONE,
    status: 'enabled',
    state: 'up',
    updated_at: isoNaive(Math.floor(call.now / 1000) * 1000),
    ...(isVolume && call.atLeast('3.49') ? { backend_state: 'up' } : {}),
    ...(call.atLeast('3.7') ? { cluster: null } : {}),
    disabled_reason: null,
    ...(isVolume ? { replication_status: 'disabled', active_backend_id: null, frozen: false } : {}),
  };
}

export const SERVICE_HOST_RESOURCE: Resource = {
  handlers: ownProjectOnly({ 'block-storage:service.list': list }),
};
