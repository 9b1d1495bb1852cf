// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { lastModified, swiftTimestamp } from '../timestamps.js';
import type { Container } from './resource.js';
import { usageOf } from './usage.js';

/** @param owner whether to show who else may come in, which swift tells owners only */
export function containerHeaders(
  call: Call,
  container: Container,
  owner: boolean,
): Readonly<Record<string, string>> {
  const { count, bytes } = usageOf(call, container);
  return {
    'X-Container-Object-Count': String(count),
    'X-Container-Bytes-Used': String(bytes),
    'X-Timestamp': swiftTimestamp(container.createdAt),
    ...(owner && container.readers !== '' ? { 'X-Container-Read': container.readers } : {}),
    ...(owner && container.writers !== '' ? { 'X-Container-Write': container.writers } : {}),
    ...container.metadata,
    'Last-Modified': lastModified(container.changedAt),
    'Accept-Ranges': 'bytes',
    'X-Storage-Policy': 'Policy-0',
  };
}
