// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { containersOf } from '../container/resource.js';
import { usageOf } from '../container/usage.js';
import { swiftTimestamp } from '../timestamps.js';
import { ACCOUNTS } from './resource.js';

/** The headers of an account: how much there is, by storage policy too, and its metadata. */
export function accountHeaders(call: Call, id: string): Readonly<Record<string, string>> {
  const account = call.stores.of(ACCOUNTS).get(id);
  const containers = containersOf(call.stores, id);
  const usages = containers.map((one) => usageOf(call, one));
  const count = String(containers.length);
  const objects = String(usages.reduce((sum, usage) => sum + usage.count, 0));
  const bytes = String(usages.reduce((sum, usage) => sum + usage.bytes, 0));
  const at = swiftTimestamp(account?.createdAt ?? call.now);
  const usage = {
    'X-Account-Container-Count': count,
    'X-Account-Object-Count': objects,
    'X-Account-Bytes-Used': bytes,
    'X-Timestamp': at,
  };
  if (!account) return { ...usage, 'X-Put-Timestamp': at };
  const policy = 'X-Account-Storage-Policy-Policy-0';
  return {
    ...usage,
    [`${policy}-Container-Count`]: count,
    [`${policy}-Object-Count`]: objects,
    [`${policy}-Bytes-Used`]: bytes,
    ...account.metadata,
    'Accept-Ranges': 'bytes',
    'x-account-project-domain-id': call.auth.projectDomainId,
  };
}
