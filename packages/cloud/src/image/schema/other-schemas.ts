// SPDX-License-Identifier: Apache-2.0
import { UUID } from './image-schema.js';

/** GET /v2/schemas/member of glance 25.1 (Zed). */
export const MEMBER_SCHEMA = {
  name: 'member',
  properties: {
    member_id: {
      type: 'string',
      description: 'An identifier for the image member (tenantId)',
    },
    image_id: {
      type: 'string',
      description: 'An identifier for the image',
      pattern: UUID,
    },
    created_at: {
      type: 'string',
      description: 'Date and time of image member creation',
    },
    updated_at: {
      type: 'string',
      description: 'Date and time of last modification of image member',
    },
    status: {
      type: 'string',
      description: 'The status of this image member',
      enum: ['pending', 'accepted', 'rejected'],
    },
    schema: {
      readOnly: true,
      type: 'string',
    },
  },
};

/** GET /v2/schemas/task of glance 25.1 (Zed). */
export const TASK_SCHEMA = {
  name: 'task',
  properties: {
    id: {
      description: 'An identifier for the task',
      pattern: UUID,
      type: 'string',
    },
    type: {
      description: 'The type of task represented by this content',
      enum: ['import', 'api_image_import'],
      type: 'string',
    },
    status: {
      description: 'The current status of this task',
      enum: ['pending', 'processing', 'success', 'failure'],
      type: 'string',
    },
    input: {
      description: 'The parameters required by task, JSON blob',
      type: ['null', 'object'],
    },
    result: {
      description: 'The result of current task, JSON blob',
      type: ['null', 'object'],
    },
    owner: {
      description: 'An identifier for the owner of this task',
      type: 'string',
    },
    message: {
      description: 'Human-readable informative message only included when appropriate (usually on failure)',
      type: 'string',
    },
    image_id: {
      description: 'Image associated with the task',
      type: 'string',
    },
    request_id: {
      description: 'Human-readable informative request-id',
      type: 'string',
    },
    user_id: {
      description: 'User associated with the task',
      type: 'string',
    },
    expires_at: {
      description: 'Datetime when this resource would be subject to removal',
      type: ['null', 'string'],
    },
    created_at: {
      description: 'Datetime when this resource was created',
      type: 'string',
    },
    updated_at: {
      description: 'Datetime when this resource was updated',
      type: 'string',
    },
    self: {
      readOnly: true,
      type: 'string',
    },
    schema: {
      readOnly: true,
      type: 'string',
    },
  },
};
