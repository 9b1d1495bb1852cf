// SPDX-License-Identifier: Apache-2.0
import { isoSeconds } from '../../state/time.js';
import type { Member } from './resource.js';

export function memberView({
  projectId,
  imageId,
  status,
  createdAt,
  updatedAt,
}: Member): Readonly<Record<string, unknown>> {
  return {
    member_id: projectId,
    image_id: imageId,
    status,
    created_at: isoSeconds(createdAt),
    updated_at: isoSeconds(updatedAt),
    schema: '/v2/schemas/member',
  };
}
