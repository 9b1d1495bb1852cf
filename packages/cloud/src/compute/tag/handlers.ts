// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { isFields } from '../../service/fields.js';
import { json, noContent, reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { invalidField, requiredProperty } from '../faults.js';
import { getServer } from '../server/find-server.js';
import { SERVERS, type Server } from '../server/resource.js';

const tagOf = ({ params }: Call): string => params['tag_id'] ?? '';

function keep(server: Server, tags: readonly string[], { stores, now }: Call): void {
  stores.of(SERVERS).put({ ...server, tags: [...new Set(tags)], updatedAt: now });
}

function checkTag(server: Server, tag: string): void {
  if (!server.tags.includes(tag)) throw notFound(`Server ${server.id} has no tag '${tag}'`);
}

function checkForm(tag: string): string {
  if (tag.length >= 1 && tag.length <= 60 && !/[,/]/.test(tag)) return tag;
  throw invalidField('tags', tag, `'${tag}' does not match '^[^,/]*$' or is longer than 60 characters`);
}

const handlers: Record<string, Handler> = {
  'compute:server.tag.list': (call) => json(200, { tags: getServer(call).tags }),
  'compute:server.tag.check': (call) => {
    checkTag(getServer(call), tagOf(call));
    return noContent();
  },
  'compute:server.tag.replace-all': (call) => {
    const server = getServer(call);
    const tags = isFields(call.body) ? call.body['tags'] : undefined;
    if (!Array.isArray(tags)) throw requiredProperty('tags', call.body, 'tags');
    keep(
      server,
      tags.map((tag) => checkForm(String(tag))),
      call,
    );
    return json(200, { tags });
  },
  'compute:server.tag.add': (call) => {
    const server = getServer(call);
    const tag = checkForm(tagOf(call));
    if (server.tags.includes(tag)) return noContent();
    keep(server, [...server.tags, tag], call);
    return reply(201, { Location: `${call.endpoint}/v2.1/servers/${server.id}/tags/${tag}` });
  },
  'compute:server.tag.delete': (call) => {
    const server = getServer(call);
    checkTag(server, tagOf(call));
    keep(
      server,
      server.tags.filter((tag) => tag !== tagOf(call)),
      call,
    );
    return noContent();
  },
  'compute:server.tag.delete-all': (call) => {
    keep(getServer(call), [], call);
    return noContent();
  },
};

export const TAG_RESOURCE: Resource = { handlers };
