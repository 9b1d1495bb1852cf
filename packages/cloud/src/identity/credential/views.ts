// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { selfLink } from '../views.js';
import type { Credential } from './resource.js';

export function credentialView(call: Call, credential: Credential): Readonly<Record<string, unknown>> {
  const { id, userId, projectId, type, blob } = credential;
  return {
    id,
    user_id: userId,
    project_id: projectId ?? null,
    type,
    blob,
    ...selfLink(call, 'credentials', id),
  };
}
