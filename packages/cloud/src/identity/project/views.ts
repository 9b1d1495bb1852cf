// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { Project } from './resource.js';

export function projectView(call: Call, project: Project): Readonly<Record<string, unknown>> {
  return {
    ...project.extra,
    id: project.id,
    name: project.name,
    domain_id: project.domainId,
    description: project.description,
    enabled: project.enabled,
    parent_id: project.parentId,
    is_domain: false,
    tags: project.tags,
    options: project.options,
    ...selfLink(call, 'projects', project.id),
  };
}
