// SPDX-License-Identifier: Apache-2.0
import type { Handler } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';

/** A path may name the token's project and no other: /v3/{project_id}/volumes. Also for admins, as in Cinder itself. */
export function ownProjectOnly(handlers: Readonly<Record<string, Handler>>): Record<string, Handler> {
  const entries = Object.entries(handlers).map(([id, handle]): [string, Handler] => [
    id,
    (call) => {
      const named = call.params['project_id'];
      if (named !== undefined && named !== call.auth.projectId) throw badRequest('Malformed request url');
      return handle(call);
    },
  ]);
  return Object.fromEntries(entries);
}
