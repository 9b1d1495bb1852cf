// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { isFields } from '../../service/fields.js';
import { json, noContent, reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { FLOATING_IP_COLLECTION } from '../floatingip/handlers.js';
import { invalidRequest, neutronFault } from '../faults.js';
import { NETWORK_COLLECTION } from '../network/handlers.js';
import { PORT_COLLECTION } from '../port/handlers.js';
import { getOwn, getVisible, idOf, type Collection } from '../rest/collection.js';
import { revise, type NeutronRecord } from '../rest/neutron-record.js';
import { ROUTER_COLLECTION } from '../router/handlers.js';
import { SECURITY_GROUP_COLLECTION } from '../security-group/handlers.js';
import { SUBNET_COLLECTION } from '../subnet/handlers.js';

/** Tags of one kind of resource: /v2.0/networks/{id}/tags. Answers as in Neutron's tagging extension, bodies and all. */
function tagHandlers<T extends NeutronRecord>(collection: Collection<T>): Record<string, Handler> {
  const id = (verb: string): string => `network:${collection.resource}.tag.${verb}`;
  const visible = (call: Call): T => getVisible(collection, idOf(call), call);
  const own = (call: Call): T => getOwn(collection, idOf(call), call, 'update');
  const keep = (record: T, tags: readonly string[], call: Call): void => {
    call.stores
      .of(collection.kind)
      .put(revise(record, { tags: [...new Set(tags)].sort() } as unknown as Partial<T>, call.now));
  };
  return {
    [id('list')]: (call) => json(200, { tags: visible(call).tags }),
    [id('show')]: (call) => {
      getTag(visible(call), tagOf(call));
      return noContent();
    },
    [id('replace-all')]: (call) => {
      const tags = readTags(call.body);
      keep(own(call), tags, call);
      return json(200, { tags });
    },
    [id('create')]: (call) => {
      const record = own(call);
      const tags = [...record.tags, ...readTags(call.body)];
      keep(record, tags, call);
      return json(201, { tags });
    },
    [id('update')]: (call) => {
      const record = own(call);
      keep(record, [...record.tags, tagOf(call)], call);
      return json(201, null);
    },
    [id('delete')]: (call) => {
      const record = own(call);
      const tag = getTag(record, tagOf(call));
      keep(
        record,
        record.tags.filter((one) => one !== tag),
        call,
      );
      return noContent();
    },
    [id('delete-all')]: (call) => {
      keep(own(call), [], call);
      return reply(204);
    },
  };
}

const tagOf = ({ params }: Call): string => params['tag_id'] ?? '';

function getTag(record: NeutronRecord, tag: string): string {
  if (record.tags.includes(tag)) return tag;
  throw neutronFault(404, 'TagNotFound', `Tag ${tag} could not be found.`);
}

function readTags(body: unknown): readonly string[] {
  const tags = isFields(body) ? body['tags'] : undefined;
  if (!Array.isArray(tags))
    throw neutronFault(400, 'InvalidInput', 'Invalid input for operation: Invalid tags body.');
  if (tags.every((tag) => typeof tag === 'string' && tag.length <= 255)) return tags as string[];
  throw invalidRequest('Invalid input for tags. Reason: a tag is a text of at most 255 characters.');
}

export const TAG_RESOURCE: Resource = {
  handlers: {
    ...tagHandlers(NETWORK_COLLECTION),
    ...tagHandlers(SUBNET_COLLECTION),
    ...tagHandlers(PORT_COLLECTION),
    ...tagHandlers(ROUTER_COLLECTION),
    ...tagHandlers(FLOATING_IP_COLLECTION),
    ...tagHandlers(SECURITY_GROUP_COLLECTION),
  },
};
