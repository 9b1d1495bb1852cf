// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { forbidden, notFound } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { isoNaive } from '../../state/time.js';
import { SERVERS } from '../server/resource.js';
import { COMPUTE_HOST, CONTROL_HOST, HYPERVISOR_ID, SIZE, ZONE } from './hosts.js';

const PROCESSES = [
  {
    binary: 'nova-scheduler',
    host: CONTROL_HOST,
    zone: 'internal',
    id: '36335125-3589-4a57-8f44-0f0fe5843976',
  },
  {
    binary: 'nova-conductor',
    host: CONTROL_HOST,
    zone: 'internal',
    id: '910a17e8-c97c-47b5-9568-2df1bbcca9cd',
  },
  { binary: 'nova-compute', host: COMPUTE_HOST, zone: ZONE, id: '83c1f588-463b-4b03-99db-bf42dbef063b' },
];

function summary({ atLeast }: Call): Record<string, unknown> {
  return {
    id: atLeast('2.53') ? HYPERVISOR_ID : 1,
    hypervisor_hostname: COMPUTE_HOST,
    state: 'up',
    status: 'enabled',
  };
}

function resources({ stores }: Call): Record<string, number> {
  const flavors = stores
    .of(SERVERS)
    .list()
    .map((server) => server.flavor);
  const [vcpus_used, ram, local_gb_used] = [
    sum(flavors.map((one) => one.vcpus)),
    sum(flavors.map((one) => one.ram)),
    sum(flavors.map((one) => one.disk)),
  ];
  const memory_mb_used = 512 + ram;
  return {
    ...SIZE,
    vcpus_used,
    memory_mb_used,
    local_gb_used,
    free_ram_mb: SIZE.memory_mb - memory_mb_used,
    free_disk_gb: SIZE.local_gb - local_gb_used,
    current_workload: 0,
    running_vms: flavors.length,
    disk_available_least: 0,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function detail(call: Call): Record<string, unknown> {
  return {
    ...summary(call),
    hypervisor_type: 'fake',
    hypervisor_version: 1000,
    host_ip: '127.0.0.1',
    service: { id: call.atLeast('2.53') ? PROCESSES[2]!.id : 3, host: COMPUTE_HOST, disabled_reason: null },
    // From 2.88 on what Placement knows is not repeated.
    ...(call.atLeast('2.88') ? { uptime: null } : { ...resources(call), cpu_info: cpu(call) }),
  };
}

/** Text until 2.28, an object from then on. */
function cpu({ atLeast }: Call): unknown {
  const info = {
    arch: 'x86_64',
    model: 'Nehalem',
    vendor: 'Intel',
    features: ['pge', 'clflush'],
    topology: { cores: 1, threads: 1, sockets: 4 },
  };
  return atLeast('2.28') ? info : JSON.stringify(info);
}

function refuseMembers({ auth }: Call, rule: string): void {
  if (!auth.isAdmin)
    throw forbidden(`Policy doesn't allow os_compute_api:os-hypervisors:${rule} to be performed.`);
}

function list(call: Call): Reply {
  return json(200, { hypervisors: matches(call) ? [summary(call)] : [] });
}

const matches = ({ query }: Call): boolean =>
  COMPUTE_HOST.includes(query.get('hypervisor_hostname_pattern') ?? '');

function listDetail(call: Call): Reply {
  refuseMembers(call, 'list-detail');
  return json(200, { hypervisors: matches(call) ? [detail(call)] : [] });
}

function show(call: Call): Reply {
  const id = call.params['hypervisor_id'] ?? '';
  if (id !== HYPERVISOR_ID && id !== '1') throw notFound(`Compute host ${id} could not be found.`);
  return json(200, { hypervisor: detail(call) });
}

function listServices(call: Call): Reply {
  const { query, atLeast, now } = call;
  const wanted = PROCESSES.filter(
    (one) =>
      (query.get('binary') ?? one.binary) === one.binary && (query.get('host') ?? one.host) === one.host,
  );
  const services = wanted.map(({ id, ...process }) => ({
    ...process,
    id: atLeast('2.53') ? id : PROCESSES.findIndex((one) => one.id === id) + 1,
    status: 'enabled',
    state: 'up',
    updated_at: isoNaive(Math.floor(now / 1000) * 1000),
    disabled_reason: null,
    ...(atLeast('2.11') ? { forced_down: false } : {}),
  }));
  return json(200, { services });
}

function listHosts(): Reply {
  const hosts = PROCESSES.map(({ binary, host, zone }) => ({
    host_name: host,
    service: binary.replace('nova-', ''),
    zone,
  }));
  return json(200, { hosts });
}

export const HYPERVISOR_RESOURCE: Resource = {
  handlers: {
    'compute:hypervisor.list': list,
    'compute:hypervisor.list-detail': listDetail,
    'compute:hypervisor.show': show,
    'compute:hypervisor.statistics': (call) =>
      json(200, { hypervisor_statistics: { count: 1, ...resources(call) } }),
    'compute:service.list': listServices,
    'compute:host.list': listHosts,
  },
};
