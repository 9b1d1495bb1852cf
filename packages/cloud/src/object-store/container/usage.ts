// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { visibleObjects } from '../object/resource.js';
import type { Container } from './resource.js';

export interface Usage {
  readonly count: number;
  /** Bytes stored, so a large object's manifest counts and not what it joins. */
  readonly bytes: number;
}

export function usageOf(call: Call, container: Container): Usage {
  const objects = visibleObjects(call, container.id);
  return { count: objects.length, bytes: objects.reduce((sum, object) => sum + object.size, 0) };
}
