// SPDX-License-Identifier: Apache-2.0
import type { Service } from '../service/service.js';
import { ACCESS_RULE } from './access-rule/handlers.js';
import { APPLICATION_CREDENTIAL } from './application-credential/handlers.js';
import { CATALOG } from './catalog/handlers.js';
import { CREDENTIAL } from './credential/handlers.js';
import { DOMAIN } from './domain/handlers.js';
import { ENDPOINT } from './endpoint/handlers.js';
import { renderFault } from './faults.js';
import { GROUP } from './group/handlers.js';
import { PROJECT } from './project/handlers.js';
import { REGION } from './region/handlers.js';
import { ROLE_ASSIGNMENT } from './role-assignment/handlers.js';
import { ROLE } from './role/handlers.js';
import { CATALOG_SERVICE } from './service/handlers.js';
import { TOKEN } from './token/handlers.js';
import { USER } from './user/handlers.js';
import { VERSION } from './version/handlers.js';

/** Keystone. */
export const IDENTITY: Service = {
  type: 'identity',
  catalog: [{ type: 'identity', name: 'keystone', path: '/v3' }],
  resources: [
    VERSION,
    TOKEN,
    CATALOG,
    PROJECT,
    USER,
    DOMAIN,
    ROLE,
    ROLE_ASSIGNMENT,
    APPLICATION_CREDENTIAL,
    ACCESS_RULE,
    REGION,
    CATALOG_SERVICE,
    ENDPOINT,
    GROUP,
    CREDENTIAL,
  ],
  renderFault,
  requestIdHeaders: ['x-openstack-request-id'],
  commonHeaders: { Vary: 'X-Auth-Token' },
  authenticatesFirst: false,
  // "reader" in keystone's policies means a reader of the system or the domain; to a project's token that is admin.
  leastRole: ({ role }) => (role === 'reader' || role === 'member' || role === 'manager' ? 'admin' : role),
};
