// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { forbidden } from '../../service/fault.js';
import { otherFields, readBoolean, readFields, readText, requireText } from '../../service/fields.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { couldNotFind, duplicate, notAuthorized } from '../faults.js';
import { removeProject } from '../project/remove-project.js';
import { PROJECTS } from '../project/resource.js';
import { removeUser } from '../user/remove-user.js';
import { USERS } from '../user/resource.js';
import { done, listEntities, showEntity } from '../views.js';
import { DOMAINS, type Domain } from './resource.js';
import { domainView } from './views.js';

const FIELDS = ['id', 'name', 'description', 'enabled', 'tags', 'options', 'links'];

function getDomain(call: Call): Domain {
  const id = call.params['domain_id']!;
  const domain = call.stores.of(DOMAINS).get(id);
  if (!domain) throw couldNotFind('domain', id);
  return domain;
}

function list(call: Call): Reply {
  return listEntities(
    call,
    'domains',
    call.stores
      .of(DOMAINS)
      .list()
      .map((domain) => domainView(call, domain)),
  );
}

function show(call: Call): Reply {
  const isOwn = [call.auth.userDomainId, call.auth.projectDomainId, call.auth.domainId].includes(
    call.params['domain_id']!,
  );
  if (!call.auth.isAdmin && !isOwn) throw notAuthorized('identity:get_domain');
  return showEntity('domain', domainView(call, getDomain(call)));
}

function create(call: Call): Reply {
  const fields = readFields(call.body, 'domain');
  const name = requireText(fields, 'name', 64);
  refuseTakenName(call, name, undefined);
  const domain = call.stores.of(DOMAINS).put({
    id: call.ids.hex(),
    name,
    description: readText(fields, 'description') ?? '',
    enabled: readBoolean(fields, 'enabled') ?? true,
    tags: [],
    options: {},
    extra: otherFields(fields, FIELDS),
  });
  return showEntity('domain', domainView(call, domain), 201);
}

function update(call: Call): Reply {
  const domain = getDomain(call);
  const fields = readFields(call.body, 'domain');
  const name = readText(fields, 'name') ?? domain.name;
  refuseTakenName(call, name, domain.id);
  const updated = call.stores.of(DOMAINS).put({
    ...domain,
    name,
    description: readText(fields, 'description') ?? domain.description,
    enabled: readBoolean(fields, 'enabled') ?? domain.enabled,
    extra: { ...domain.extra, ...otherFields(fields, FIELDS) },
  });
  return showEntity('domain', domainView(call, updated));
}

function remove(call: Call): Reply {
  const domain = getDomain(call);
  if (domain.enabled) {
    throw forbidden('Cannot delete a domain that is enabled, please disable it first.');
  }
  for (const user of call.stores.of(USERS).filter((one) => one.domainId === domain.id))
    removeUser(call.stores, user.id);
  for (const one of call.stores.of(PROJECTS).filter((project) => project.domainId === domain.id)) {
    removeProject(call.stores, one.id);
  }
  call.stores.of(DOMAINS).delete(domain.id);
  return done();
}

function refuseTakenName(call: Call, name: string, but: string | undefined): void {
  const taken = call.stores.of(DOMAINS).find((domain) => domain.name === name && domain.id !== but);
  if (taken) throw duplicate('domain', `it is not permitted to have two domains with the same name: ${name}`);
}

export const DOMAIN: Resource = {
  handlers: {
    'identity:domain.list': list,
    'identity:domain.show': show,
    'identity:domain.create': create,
    'identity:domain.update': update,
    'identity:domain.delete': remove,
  },
  ownPolicy: ['identity:domain.show'],
};
