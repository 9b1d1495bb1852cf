// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { forbidden } from '../../service/fault.js';
import type { Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { APPLICATION_CREDENTIALS } from '../application-credential/resource.js';
import { couldNotFind } from '../faults.js';
import { getUser } from '../user/handlers.js';
import { done, listEntities, showEntity } from '../views.js';
import { ACCESS_RULES, type StoredAccessRule } from './resource.js';
import { accessRuleView } from './views.js';

function getRule(call: Call, action: string): StoredAccessRule {
  const user = getUser(call, action);
  const id = call.params['access_rule_id']!;
  const rule = call.stores.of(ACCESS_RULES).get(id);
  if (rule?.userId !== user.id) throw couldNotFind('Access Rule', id);
  return rule;
}

function list(call: Call): Reply {
  const user = getUser(call, 'identity:list_access_rules');
  const own = call.stores.of(ACCESS_RULES).filter((rule) => rule.userId === user.id);
  return listEntities(
    call,
    'access_rules',
    own.map((rule) => accessRuleView(call, rule)),
  );
}

function show(call: Call): Reply {
  return showEntity('access_rule', accessRuleView(call, getRule(call, 'identity:get_access_rule')));
}

function remove(call: Call): Reply {
  const rule = getRule(call, 'identity:delete_access_rule');
  const used = call.stores
    .of(APPLICATION_CREDENTIALS)
    .find((one) => one.accessRuleIds?.includes(rule.id) ?? false);
  if (used) throw forbidden(`Rule ${rule.id} is in use by one or more application credentials.`);
  call.stores.of(ACCESS_RULES).delete(rule.id);
  return done();
}

const OWN = ['identity:access-rule.list', 'identity:access-rule.show', 'identity:access-rule.delete'];

export const ACCESS_RULE: Resource = {
  handlers: {
    'identity:access-rule.list': list,
    'identity:access-rule.show': show,
    'identity:access-rule.delete': remove,
  },
  ownPolicy: OWN,
};
