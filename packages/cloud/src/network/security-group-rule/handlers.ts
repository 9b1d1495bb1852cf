// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Resource } from '../../service/resource.js';
import { neutronFault } from '../faults.js';
import { cidrOrNull, integer, oneOf, orNull, textOrNull, uuid, type ValueCheck } from '../rest/attribute.js';
import { collectionHandlers, getVisible, type Collection } from '../rest/collection.js';
import { COMMON, optional, required } from '../rest/common-attributes.js';
import type { Input } from '../rest/read-input.js';
import { createRule } from '../security-group/ensure-default-group.js';
import { SECURITY_GROUP_COLLECTION } from '../security-group/handlers.js';
import { checkRule } from './check-rule.js';
import { SECURITY_GROUP_RULES, type SecurityGroupRule } from './resource.js';
import { viewRule } from './views.js';

/** Numbers are kept as text; "any" and "" mean any protocol. */
const protocol: ValueCheck = (value, name) => {
  if (value === null || value === '' || value === 'any') return null;
  return typeof value === 'number' ? String(value) : String(textOrNull(value, name)).toLowerCase();
};

export const SECURITY_GROUP_RULE_COLLECTION: Collection<SecurityGroupRule> = {
  resource: 'security-group-rule',
  singular: 'security_group_rule',
  plural: 'security_group_rules',
  segment: 'security-group-rules',
  kind: SECURITY_GROUP_RULES,
  missing: {
    type: 'SecurityGroupRuleNotFound',
    sentence: (id) => `Security group rule ${id} does not exist`,
  },
  attributes: {
    ...COMMON,
    security_group_id: required(uuid),
    direction: required(oneOf('ingress', 'egress')),
    ethertype: optional(oneOf('IPv4', 'IPv6'), 'IPv4', false),
    protocol: optional(protocol, null, false),
    port_range_min: optional(orNull(integer), null, false),
    port_range_max: optional(orNull(integer), null, false),
    remote_ip_prefix: optional(cidrOrNull, null, false),
    remote_group_id: optional(orNull(uuid), null, false),
    remote_address_group_id: optional(orNull(uuid), null, false),
  },
  view: viewRule,
  create: (input, call) => addRule(input, call),
  update: (rule) => rule,
  remove: (rule, { stores }) => void stores.of(SECURITY_GROUP_RULES).delete(rule.id),
};

function addRule(input: Input, call: Call): SecurityGroupRule {
  const { tenant_id: _tenant, ...fields } = input;
  const wanted = fields as unknown as Omit<
    SecurityGroupRule,
    'id' | 'tags' | 'created_at' | 'updated_at' | 'revision_number'
  >;
  getVisible(SECURITY_GROUP_COLLECTION, wanted.security_group_id, call);
  checkRule(wanted);
  if (wanted.remote_ip_prefix !== null && wanted.remote_group_id !== null) {
    throw neutronFault(
      400,
      'SecurityGroupRemoteGroupAndRemoteIpPrefix',
      'Only remote_ip_prefix or remote_group_id may be provided.',
    );
  }
  refuseTwin(wanted, call);
  return createRule(wanted, call);
}

const DECISIVE = [
  'security_group_id',
  'direction',
  'ethertype',
  'protocol',
  'port_range_min',
  'port_range_max',
  'remote_ip_prefix',
  'remote_group_id',
  'remote_address_group_id',
] as const;

function refuseTwin(wanted: Pick<SecurityGroupRule, (typeof DECISIVE)[number]>, { stores }: Call): void {
  const twin = stores
    .of(SECURITY_GROUP_RULES)
    .find((rule) => DECISIVE.every((field) => rule[field] === wanted[field]));
  if (!twin) return;
  throw neutronFault(
    409,
    'SecurityGroupRuleExists',
    `Security group rule already exists. Rule id is ${twin.id}.`,
  );
}

const { 'network:security-group-rule.update': _none, ...handlers } = collectionHandlers(
  SECURITY_GROUP_RULE_COLLECTION,
);

export const SECURITY_GROUP_RULE_RESOURCE: Resource = { handlers };
