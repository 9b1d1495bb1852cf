// SPDX-License-Identifier: Apache-2.0
import { isoNaive } from '../../state/time.js';
import type { Task } from './resource.js';

/** task_time_to_live: 48 hours. Milliseconds. */
const TIME_TO_LIVE = 172_800_000;

/** The short form in a list of tasks. */
export function taskRow(task: Task): Readonly<Record<string, unknown>> {
  const { id, type, status, owner, createdAt, updatedAt } = task;
  return {
    id,
    type,
    status,
    owner,
    ...(status === 'success' ? { expires_at: isoNaive(updatedAt + TIME_TO_LIVE) } : {}),
    created_at: isoNaive(createdAt),
    updated_at: isoNaive(updatedAt),
    self: `/v2/tasks/${id}`,
    schema: '/v2/schemas/task',
  };
}

export function taskView(task: Task): Readonly<Record<string, unknown>> {
  return { ...taskRow(task), ...details(task) };
}

/** As listed at its image, which shows more of how it went. */
export function imageTaskView(task: Task): Readonly<Record<string, unknown>> {
  const { self: _, schema: __, ...row } = taskRow(task);
  return { ...row, deleted_at: null, deleted: false, ...details(task) };
}

function details({ imageId, requestId, userId, input, status }: Task): Readonly<Record<string, unknown>> {
  return {
    image_id: imageId,
    request_id: requestId,
    user_id: userId,
    input,
    result: status === 'success' ? { image_id: imageId } : null,
    message: '',
  };
}
