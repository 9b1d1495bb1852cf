// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { compareReleases } from '@touchstone/openstack';
import type { CloudCredentials } from '../cloud/credentials.js';
import type { Bootstrap, Service } from '../service/service.js';
import { defineStore, type Stored } from '../state/store-kind.js';
import type { Stores } from '../state/stores.js';
import { DEFAULT_DOMAIN, DOMAINS } from './domain/resource.js';
import { ENDPOINTS } from './endpoint/resource.js';
import { PROJECTS, type Project } from './project/resource.js';
import { REGIONS } from './region/resource.js';
import { assign, ASSIGNMENTS } from './role-assignment/resource.js';
import { ROLE_INFERENCES, ROLES } from './role/resource.js';
import { CATALOG_SERVICES } from './service/resource.js';
import { hashPassword, USERS } from './user/resource.js';

export const REGION_ONE = 'RegionOne';

/** The one place that knows a password in the clear: who starts the cloud must be able to say it. */
interface BootstrapUser extends Stored {
  readonly password: string;
  readonly projectId: string;
}
const BOOTSTRAP_USERS = defineStore<BootstrapUser>({ name: 'identity:bootstrap-user', scope: 'global' });

/** `manager` and `service` are there in every release, as the project's lab has them; bootstrap makes them from 2023.2 on. */
const ROLE_NAMES = ['admin', 'manager', 'member', 'reader', 'service'];

/** What `keystone-manage bootstrap` has roles imply; `manager` stands in the chain from 2023.2 on. */
function impliedRoles(release: string): readonly (readonly [string, string])[] {
  const above: readonly (readonly [string, string])[] =
    compareReleases(release, '2023.2') >= 0
      ? [
          ['admin', 'manager'],
          ['manager', 'member'],
        ]
      : [['admin', 'member']];
  return [...above, ['member', 'reader']];
}

/** Furnishes identity, with the catalog of all services of the list. */
export function bootstrapIdentity(scene: Bootstrap, services: readonly Service[]): void {
  const { stores } = scene;
  stores.of(DOMAINS).put({
    id: DEFAULT_DOMAIN,
    name: 'Default',
    description: 'The default domain',
    enabled: true,
    tags: [],
    options: {},
    extra: {},
  });
  stores.of(REGIONS).put({ id: REGION_ONE, description: '', parentRegionId: null });
  const roles = makeRoles(scene);
  makeUser(scene, 'admin', 'Bootstrap project for initializing the cloud.', roles['admin']!);
  makeUser(scene, 'demo', '', roles['member']!);
  const admin = stores.of(USERS).find((user) => user.name === 'admin')!;
  stores
    .of(ASSIGNMENTS)
    .put(assign({ kind: 'user', id: admin.id }, { kind: 'system', id: 'all' }, roles['admin']!));
  for (const service of services) makeCatalogEntries(scene, service);
}

function makeRoles({ stores, ids, release }: Bootstrap): Readonly<Record<string, string>> {
  const byName: Record<string, string> = {};
  for (const name of ROLE_NAMES) {
    const id = ids.hex();
    byName[name] = id;
    const options = name === 'service' ? {} : { immutable: true };
    stores.of(ROLES).put({ id, name, domainId: null, description: null, options });
  }
  for (const [prior, implied] of impliedRoles(release)) {
    const [priorId, impliedId] = [byName[prior]!, byName[implied]!];
    stores.of(ROLE_INFERENCES).put({ id: `${priorId}:${impliedId}`, priorId, impliedId });
  }
  return byName;
}

/** A user with a project of the same name. */
function makeUser({ stores, ids }: Bootstrap, name: string, description: string, roleId: string): void {
  const [projectId, id, password] = [ids.hex(), ids.hex(), ids.secret(18)];
  const domainId = DEFAULT_DOMAIN;
  const common = { name, domainId, enabled: true, options: {}, extra: {} };
  stores.of(PROJECTS).put({ ...common, id: projectId, description, parentId: domainId, tags: [] });
  const passwordHash = hashPassword(id, password);
  stores.of(USERS).put({ ...common, id, defaultProjectId: undefined, description: undefined, passwordHash });
  stores.of(ASSIGNMENTS).put(assign({ kind: 'user', id }, { kind: 'project', id: projectId }, roleId));
  stores.of(BOOTSTRAP_USERS).put({ id, password, projectId });
}

function makeCatalogEntries({ stores, ids }: Bootstrap, service: Service): void {
  for (const { type, name, path } of service.catalog) {
    const serviceId = ids.hex();
    stores.of(CATALOG_SERVICES).put({ id: serviceId, type, name, enabled: true, description: undefined });
    for (const one of ['public', 'internal', 'admin']) {
      const url = `$(origin)s/${service.type}${path}`;
      stores
        .of(ENDPOINTS)
        .put({ id: ids.hex(), interface: one, regionId: REGION_ONE, serviceId, url, enabled: true });
    }
  }
}

/** The project that a fresh cloud has under this name. @throws TouchstoneError CLOUD_NOT_FOUND */
export function findBootstrapProject(stores: Stores, name: 'admin' | 'demo'): Project {
  const project = stores.of(PROJECTS).find((one) => one.name === name && one.domainId === DEFAULT_DOMAIN);
  if (project) return project;
  throw new TouchstoneError('CLOUD_NOT_FOUND', `the cloud has no project "${name}"`, {
    hint: 'register the service after identity in the list of services',
    details: { name },
  });
}

/** How to sign in as the users that a fresh cloud has. */
export function findCredentials(stores: Stores, origin: string): readonly CloudCredentials[] {
  return stores
    .of(BOOTSTRAP_USERS)
    .list()
    .flatMap(({ id, password, projectId }) => {
      const name = stores.of(USERS).get(id)?.name;
      const projectName = stores.of(PROJECTS).get(projectId)?.name;
      if (name === undefined || projectName === undefined) return [];
      return [
        {
          name,
          authUrl: `${origin}/identity/v3`,
          username: name,
          password,
          projectName,
          projectId,
          userDomainName: 'Default',
          projectDomainName: 'Default',
          regionName: REGION_ONE,
        },
      ];
    });
}
