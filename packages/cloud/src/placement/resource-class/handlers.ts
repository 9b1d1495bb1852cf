// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

/** Of the standard classes (os-resource-classes) those that the one host has. */
const CLASSES = ['VCPU', 'MEMORY_MB', 'DISK_GB'];

function list(): Reply {
  return json(200, {
    resource_classes: CLASSES.map((name) => ({
      name,
      links: [{ rel: 'self', href: `/resource_classes/${name}` }],
    })),
  });
}

export const RESOURCE_CLASS_RESOURCE: Resource = { handlers: { 'placement:resource-class.list': list } };
