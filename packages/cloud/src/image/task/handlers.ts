// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { notAllowed } from '../faults.js';
import { getImage } from '../image/find-image.js';
import { TASKS } from './resource.js';
import { imageTaskView, taskRow, taskView } from './views.js';

/** The tasks API itself is for admins; an import shows its tasks at its image. */
function requireAdmin(call: Call): void {
  if (!call.auth.isAdmin) throw notAllowed('tasks_api_access');
}

function list(call: Call): Reply {
  requireAdmin(call);
  const tasks = call.stores.of(TASKS).list();
  return json(200, { tasks: tasks.map(taskRow), first: '/v2/tasks', schema: '/v2/schemas/tasks' });
}

function show(call: Call): Reply {
  requireAdmin(call);
  const id = call.params['task_id']!;
  const task = call.stores.of(TASKS).get(id);
  if (!task) throw notFound(`No task found with ID ${id}`);
  return json(200, taskView(task));
}

function listOfImage(call: Call): Reply {
  const { id } = getImage(call);
  const tasks = call.stores.of(TASKS).filter((task) => task.imageId === id);
  return json(200, { tasks: tasks.map(imageTaskView) });
}

export const TASK: Resource = {
  handlers: { 'image:task.list': list, 'image:task.show': show, 'image:image.task.list': listOfImage },
};
