// SPDX-License-Identifier: Apache-2.0
import { readAll } from '../../http/read-body.js';
import type { Call } from '../../service/call.js';
import { reply, type Reply } from '../../service/reply.js';
import { ownAccount } from '../access.js';
import { CONTAINERS, removeContainer } from '../container/resource.js';
import { explain } from '../faults.js';
import { findObject, objectsOf, removeObject } from '../object/resource.js';

/** max_deletes_per_request of /info, times the longest possible line. */
const MOST_LINES = 10_000;
const MOST_BYTES = MOST_LINES * 1300 * 3;

export interface BulkOutcome {
  readonly deleted: number;
  readonly missing: number;
  readonly errors: readonly (readonly [string, string])[];
}

/** Deletes what the body names, one percent-encoded `container` or `container/object` a line (swift/common/middleware/bulk.py). */
export async function bulkDelete(call: Call): Promise<Reply> {
  const account = ownAccount(call);
  const text = (await readAll(call.stream, MOST_BYTES)).toString('utf8');
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > MOST_LINES) throw explain(413, `Maximum Bulk Deletes: ${MOST_LINES} per request`);
  let [deleted, missing] = [0, 0];
  const errors: (readonly [string, string])[] = [];
  for (const line of lines) {
    const status = deleteOne(call, account, line);
    if (status === 204) deleted += 1;
    else if (status === 404) missing += 1;
    else errors.push([line, '409 Conflict']);
  }
  return renderOutcome(call, { deleted, missing, errors });
}

function deleteOne(call: Call, account: string, line: string): number {
  const path = safelyDecode(line).replace(/^\/+/, '');
  const slash = path.indexOf('/');
  const container = slash < 0 ? path : path.slice(0, slash);
  const object = slash < 0 ? '' : path.slice(slash + 1);
  if (object !== '') {
    const found = findObject(call, account, container, object);
    if (found) removeObject(call, found);
    return found ? 204 : 404;
  }
  const found = call.stores.of(CONTAINERS).get(`${account}/${container}`);
  if (!found) return 404;
  if (objectsOf(call.stores, found.id).length > 0) return 409;
  removeContainer(call.stores, found);
  return 204;
}

function safelyDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same answer after bulk deletes and after the deletion of a static large object with its segments. */
export function renderOutcome(call: Call, { deleted, missing, errors }: BulkOutcome): Reply {
  const status = errors.length > 0 ? '400 Bad Request' : '200 OK';
  if ((call.headers['accept'] ?? '').includes('application/json')) {
    const body = {
      'Response Status': status,
      'Response Body': '',
      'Number Deleted': deleted,
      'Number Not Found': missing,
      Errors: errors,
    };
    return reply(200, { 'Content-Type': 'application/json' }, JSON.stringify(body));
  }
  const lines = [
    `Number Deleted: ${deleted}`,
    `Number Not Found: ${missing}`,
    'Response Body: ',
    `Response Status: ${status}`,
    'Errors:',
    ...errors.map(([name, why]) => `${name}, ${why}`),
  ];
  return reply(200, { 'Content-Type': 'text/plain' }, `${lines.join('\n')}\n`);
}
