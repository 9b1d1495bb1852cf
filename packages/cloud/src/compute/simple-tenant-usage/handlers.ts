// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { forbidden } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { isoNaive } from '../../state/time.js';
import { SERVERS, type Server } from '../server/resource.js';

const HOUR = 3_600_000;

/** Hours of use are counted over the asked period, of servers that are still there. */
function usage(projectId: string, call: Call): Record<string, unknown> {
  const { stores, query, now } = call;
  const stop = readDate(query.get('end')) ?? now;
  const start = readDate(query.get('start')) ?? stop;
  const servers = stores
    .of(SERVERS)
    .filter(
      (server) => server.projectId === projectId && server.launchedAt !== null && server.launchedAt <= stop,
    );
  if (servers.length === 0) return {};
  const hours = (server: Server): number => Math.max(stop - Math.max(server.launchedAt!, start), 0) / HOUR;
  const total = (weigh: (server: Server) => number): number =>
    servers.reduce((sum, server) => sum + hours(server) * weigh(server), 0);
  const detailed = query.get('detailed') === '1';
  return {
    tenant_id: projectId,
    ...(detailed ? { server_usages: servers.map((server) => viewServer(server, hours(server), call)) } : {}),
    total_local_gb_usage: total(({ flavor }) => flavor.disk),
    total_vcpus_usage: total(({ flavor }) => flavor.vcpus),
    total_memory_mb_usage: total(({ flavor }) => flavor.ram),
    total_hours: total(() => 1),
    start: isoNaive(start),
    stop: isoNaive(stop),
  };
}

function viewServer(server: Server, hours: number, { now }: Call): Record<string, unknown> {
  return {
    hours,
    flavor: server.flavor.name,
    instance_id: server.id,
    name: server.name,
    tenant_id: server.projectId,
    memory_mb: server.flavor.ram,
    local_gb: server.flavor.disk,
    vcpus: server.flavor.vcpus,
    started_at: isoNaive(server.launchedAt!),
    ended_at: null,
    state: server.vmState,
    uptime: Math.floor((now - server.launchedAt!) / 1000),
  };
}

/** Times without a zone are UTC. */
function readDate(text: string | null): number | undefined {
  const at = text === null ? Number.NaN : Date.parse(/Z|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? undefined : at;
}

function list(call: Call): Reply {
  const projects = [
    ...new Set(
      call.stores
        .of(SERVERS)
        .list()
        .map((server) => server.projectId),
    ),
  ];
  return json(200, {
    tenant_usages: projects.map((id) => usage(id, call)).filter((one) => 'tenant_id' in one),
  });
}

function show(call: Call): Reply {
  const id = call.params['simple_tenant_usage_id'] ?? '';
  if (!call.auth.isAdmin && id !== call.auth.projectId) {
    throw forbidden("Policy doesn't allow os_compute_api:os-simple-tenant-usage:show to be performed.");
  }
  return json(200, { tenant_usage: usage(id, call) });
}

export const SIMPLE_TENANT_USAGE_RESOURCE: Resource = {
  handlers: { 'compute:simple-tenant-usage.list': list, 'compute:simple-tenant-usage.show': show },
};
