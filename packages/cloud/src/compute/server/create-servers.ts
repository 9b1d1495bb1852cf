// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, forbidden } from '../../service/fault.js';
import { findFlavor } from '../flavor/find-flavor.js';
import type { Flavor } from '../flavor/resource.js';
import { ZONE } from '../hypervisor/hosts.js';
import { noteAction } from '../instance-action/resource.js';
import { keypairId, KEYPAIRS } from '../keypair/resource.js';
import { limitsOf, usageOf } from '../quota-set/usage.js';
import { SERVER_GROUPS } from '../server-group/resource.js';
import { checkBootImage, describeBootImage } from './boot-image.js';
import { findGroups, planPorts } from './choose-networks.js';
import { bootImage, prepareDevices } from './plan-devices.js';
import { plugPorts } from './plug-ports.js';
import type { ServerWish } from './read-server-wish.js';
import { SERVERS, type Server } from './resource.js';

/** Begins the servers that a request asks for. Everything that can be refused is refused before the first is made. @throws Fault 400, 403, 409 */
export function createServers(wish: ServerWish, call: Call): readonly Server[] {
  const flavor = findFlavor(call, wish.flavorId);
  if (!flavor) throw badRequest(`Flavor ${wish.flavorId} could not be found.`);
  const imageId = bootImage(wish);
  const image = imageId === null ? undefined : checkBootImage(imageId, flavor, call);
  checkKey(wish.keyName, call);
  if (wish.availabilityZone !== undefined && !/^nova(:.*)?$/.test(wish.availabilityZone)) {
    throw badRequest('The requested availability zone is not available');
  }
  checkGroup(wish.serverGroupId, call);
  const plans = planPorts(wish, call);
  if (wish.maxCount > 1 && plans.some((plan) => plan.port))
    throw badRequest(
      'Unable to launch multiple instances with a single configured port ID. Please launch your instance one by one with different ports.',
    );
  const groups = findGroups(wish.groups, call);
  enforceQuota(flavor, wish.maxCount, call);
  const reservationId = `r-${call.ids.hex().slice(0, 8)}`;
  return Array.from({ length: wish.maxCount }, (_, index) => {
    const id = call.ids.uuid();
    const name = wish.maxCount > 1 ? `${wish.name}-${index + 1}` : wish.name;
    const hostname = wish.hostname ?? toHostname(name, id);
    prepareDevices(wish.devices, id, call);
    const scene = { serverId: id, projectId: call.auth.projectId, hostname, groups, bound: false };
    const ports = plugPorts(plans, scene, call);
    noteAction(id, call.auth.projectId, 'create', call);
    joinGroup(wish.serverGroupId, id, call);
    return call.stores.of(SERVERS).put({
      ...newServer(wish, flavor, call),
      id,
      name,
      hostname,
      description: wish.description ?? (call.atLeast('2.19') ? null : name),
      imageId,
      imageProperties: image ? describeBootImage(image) : {},
      reservationId,
      launchIndex: index,
      ownPorts: ports.filter(({ own }) => own).map(({ port }) => port.id),
    });
  });
}

function newServer(
  wish: ServerWish,
  flavor: Flavor,
  call: Call,
): Omit<
  Server,
  | 'id'
  | 'name'
  | 'hostname'
  | 'description'
  | 'imageId'
  | 'imageProperties'
  | 'reservationId'
  | 'launchIndex'
  | 'ownPorts'
> {
  const servers = call.stores.of(SERVERS);
  return {
    projectId: call.auth.projectId,
    userId: call.auth.userId,
    vmState: 'building',
    taskState: 'scheduling',
    createdAt: call.now,
    updatedAt: call.now,
    launchedAt: null,
    flavor,
    oldFlavor: null,
    keyName: wish.keyName ?? null,
    metadata: wish.metadata,
    tags: wish.tags,
    configDrive: wish.configDrive,
    userData: wish.userData ?? null,
    accessIPv4: wish.accessIPv4,
    accessIPv6: wish.accessIPv6,
    diskConfig: wish.diskConfig,
    availabilityZone: wish.availabilityZone === undefined ? null : ZONE,
    locked: false,
    lockedReason: null,
    number: servers.list().reduce((most, server) => Math.max(most, server.number), 0) + 1,
    serverGroupId: wish.serverGroupId ?? null,
    pendingImageId: null,
    trustedImageCertificates: null,
  };
}

/** What Nova makes of a name for DNS: lower-case letters, digits and hyphens. */
function toHostname(name: string, id: string): string {
  const host = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9\-_.]/g, '')
    .replace(/[ _.]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return host === '' ? `server-${id}` : host.slice(0, 63);
}

function checkKey(name: string | undefined, { stores, auth }: Call): void {
  if (name === undefined || stores.of(KEYPAIRS).get(keypairId(auth.userId, name))) return;
  throw badRequest('Invalid key_name provided.');
}

function checkGroup(id: string | undefined, { stores, auth }: Call): void {
  if (id === undefined) return;
  const group = stores.of(SERVER_GROUPS).get(id);
  if (!group || (group.projectId !== auth.projectId && !auth.isAdmin))
    throw badRequest(`Instance group ${id} could not be found.`);
  // There is one host: what must be apart cannot be placed. Nova would build it into ERROR.
  if (group.policy === 'anti-affinity' && group.members.length > 0)
    throw conflict('No valid host was found. There are not enough hosts available.');
}

function joinGroup(id: string | undefined, serverId: string, { stores }: Call): void {
  const group = id === undefined ? undefined : stores.of(SERVER_GROUPS).get(id);
  if (group) stores.of(SERVER_GROUPS).put({ ...group, members: [...group.members, serverId] });
}

function enforceQuota(flavor: Flavor, count: number, { stores, auth }: Call): void {
  const limits = limitsOf(stores, auth.projectId);
  const used = usageOf(stores, auth.projectId);
  const wanted: Readonly<Record<string, number>> = {
    instances: count,
    cores: flavor.vcpus * count,
    ram: flavor.ram * count,
  };
  for (const [name, more] of Object.entries(wanted)) {
    const limit = limits[name] ?? -1;
    if (limit < 0 || (used[name] ?? 0) + more <= limit) continue;
    throw forbidden(
      `Quota exceeded for ${name}: Requested ${more}, but already used ${used[name] ?? 0} of ${limit} ${name}`,
    );
  }
}
