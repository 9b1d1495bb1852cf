// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { IMAGE_SCHEMA } from './image-schema.js';
import { MEMBER_SCHEMA, TASK_SCHEMA } from './other-schemas.js';

const DESCRIBED_BY = { rel: 'describedby', href: '{schema}' };

const show = (schema: unknown) => (): Reply => json(200, schema);

/** The schema of a list of what another schema describes. */
function listOf(name: string, item: unknown, paged: boolean): Readonly<Record<string, unknown>> {
  const pages = paged ? { first: { type: 'string' }, next: { type: 'string' } } : {};
  const links = paged
    ? [
        { rel: 'first', href: '{first}' },
        { rel: 'next', href: '{next}' },
      ]
    : [];
  const properties = { [name]: { type: 'array', items: item }, ...pages, schema: { type: 'string' } };
  return { name, properties, links: [...links, DESCRIBED_BY] };
}

export const SCHEMA: Resource = {
  handlers: {
    'image:schema.image.show': show(IMAGE_SCHEMA),
    'image:schema.images.show': show(listOf('images', IMAGE_SCHEMA, true)),
    'image:schema.member.show': show(MEMBER_SCHEMA),
    'image:schema.members.show': show(listOf('members', MEMBER_SCHEMA, false)),
    'image:schema.task.show': show(TASK_SCHEMA),
    'image:schema.tasks.show': show(listOf('tasks', TASK_SCHEMA, true)),
  },
};
