// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, ResourceRef } from '@touchstone/model';
import { listedType } from './listed-type.js';
import type { Call, RunView } from './run-view.js';

type Wait = 'awaited' | 'not awaited' | 'nothing to await' | 'could not tell';

/**
 * States in which work is under way. An image that is `queued` is not among them: it waits for its data, and sending
 * them is the right next call.
 */
const UNDER_WAY =
  /^(build|rebuild|resize|spawning|creating|saving|importing|downloading|uploading|backing-up|restoring.*|extending|retyping|attaching|detaching|reserved|pending_(create|update)|(create|update|resume|adopt|check)_in_progress)$/i;

export interface Waiting {
  readonly use: AssessedRun['authentication']['waiting'];
  /** Calls that used or deleted what was still being made, without having seen that it was ready. */
  readonly hasty: readonly Call[];
}

/** Whether, after a create that was answered before the work was done, the solution saw the work done before it went on. */
export function followWaiting(view: RunView): Waiting {
  const waits: Wait[] = [];
  const hasty: Call[] = [];
  view.calls.forEach((call, position) => {
    if (!call.accepted) return;
    for (const resource of call.exchange.created ?? []) {
      if (!isUnderWay(call, resource)) continue;
      const { wait, by } = followOne(view.calls.slice(position + 1), resource);
      waits.push(wait);
      if (wait === 'not awaited' && by !== undefined) hasty.push(by);
    }
  });
  if (waits.includes('not awaited')) return { use: 'not awaited', hasty };
  if (waits.includes('awaited')) return { use: 'awaited', hasty };
  return { use: waits.includes('could not tell') ? 'could not tell' : 'nothing to await', hasty };
}

/** By its state; where the answer told none, by its being "accepted" only (nova), or a stack (heat answers 201). */
function isUnderWay({ exchange }: Call, { type, state }: ResourceRef): boolean {
  if (state !== undefined) return UNDER_WAY.test(state);
  return exchange.status === 202 || type === 'orchestration:stack';
}

function followOne(later: readonly Call[], resource: ResourceRef): { wait: Wait; by?: Call } {
  let listed = false;
  for (const call of later) {
    const { read } = call.exchange;
    if (call.accepted && read?.type === resource.type && read.id === resource.id) {
      if (read.state !== undefined && !UNDER_WAY.test(read.state)) return { wait: 'awaited' };
      if (read.state === undefined) listed = true;
    } else if (listedType(call.operation) === resource.type) {
      // A list tells states, too, but the recording does not keep them.
      listed = true;
    } else if (uses(call, resource)) {
      return listed ? { wait: 'could not tell' } : { wait: 'not awaited', by: call };
    }
  }
  return { wait: listed ? 'could not tell' : 'nothing to await' };
}

/** A call, other than a look, whose path names the resource. */
function uses({ exchange }: Call, { id }: ResourceRef): boolean {
  return exchange.method !== 'GET' && exchange.method !== 'HEAD' && exchange.path.split('/').includes(id);
}
