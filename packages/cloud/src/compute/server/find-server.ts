// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { conflict } from '../../service/fault.js';
import { noInstance } from '../faults.js';
import { SERVERS, type Server } from './resource.js';

/** The server of the path, if the caller may see it. @throws Fault 404 */
export function getServer({ stores, auth, params }: Pick<Call, 'stores' | 'auth' | 'params'>): Server {
  const id = params['server_id'] ?? '';
  const server = stores.of(SERVERS).get(id);
  if (server && (auth.isAdmin || server.projectId === auth.projectId)) return server;
  throw noInstance(id);
}

/** As getServer, for what a lock forbids; admins are not held up by it. @throws Fault 404, 409 */
export function getUnlocked(call: Call): Server {
  const server = getServer(call);
  if (server.locked && !call.auth.isAdmin) throw conflict(`Instance ${server.id} is locked`);
  return server;
}
