// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { getImage } from '../image/find-image.js';
import { TASKS, type Task } from './resource.js';
import { imageTaskView, taskRow, taskView } from './views.js';

function visible(call: Call): (task: Task) => boolean {
  return ({ owner }) => call.auth.isAdmin || owner === call.auth.projectId;
}

function list(call: Call): Reply {
  const tasks = call.stores.of(TASKS).filter(visible(call));
  return json(200, { tasks: tasks.map(taskRow), first: '/v2/tasks', schema: '/v2/schemas/tasks' });
}

function show(call: Call): Reply {
  const id = call.params['task_id']!;
  const task = call.stores.of(TASKS).get(id);
  if (!task || !visible(call)(task)) throw notFound(`No task found with ID ${id}`);
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
