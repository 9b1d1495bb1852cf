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

/** A resource that is being made, until a call shows what the solution did about it. */
interface Pending {
  readonly resource: ResourceRef;
  /** Place of the call that created it. */
  readonly since: number;
  /** It was read without a state, or a list of its kind was: the recording does not keep what that told. */
  looked: boolean;
}

/**
 * Whether, after a create that was answered before the work was done, the solution saw the work done before it went on.
 * One pass: a call is asked only about the resources that it names, since runs hold thousands of both.
 */
export function followWaiting(view: RunView): Waiting {
  const waits = new Set<Wait>();
  const hasty: Call[] = [];
  const pending = new Map<string, Pending[]>();
  const lastListed = new Map<string, number>();
  const wasSeen = (one: Pending): boolean =>
    one.looked || (lastListed.get(one.resource.type) ?? -1) > one.since;
  view.calls.forEach((call, place) => {
    const { read, created = [] } = call.exchange;
    const listed = listedType(call.operation);
    if (listed !== undefined) lastListed.set(listed, place);
    for (const id of namedIn(call)) {
      const left = pending.get(id)?.filter((one) => {
        const { type } = one.resource;
        if (call.accepted && read?.id === id && read.type === type) {
          if (read.state === undefined) one.looked = true;
          else if (!UNDER_WAY.test(read.state)) return void waits.add('awaited');
        } else if (listed !== type && uses(call, one.resource)) {
          waits.add(wasSeen(one) ? 'could not tell' : 'not awaited');
          if (!wasSeen(one)) hasty.push(call);
          return false;
        }
        return true;
      });
      if (left?.length === 0) pending.delete(id);
      else if (left !== undefined) pending.set(id, left);
    }
    if (!call.accepted) return;
    for (const resource of created) {
      if (!isUnderWay(call, resource)) continue;
      const others = pending.get(resource.id) ?? [];
      pending.set(resource.id, [...others, { resource, since: place, looked: false }]);
    }
  });
  for (const one of [...pending.values()].flat())
    waits.add(wasSeen(one) ? 'could not tell' : 'nothing to await');
  const use = (['not awaited', 'awaited', 'could not tell'] as const).find((wait) => waits.has(wait));
  return { use: use ?? 'nothing to await', hasty };
}

/** The ids that a call may be about: what it read, and what stands in its path. */
function namedIn({ exchange }: Call): Set<string> {
  const named = new Set(exchange.path.split('/'));
  if (exchange.read !== undefined) named.add(exchange.read.id);
  return named;
}

/** By its state; where the answer told none, by its being "accepted" only (nova), or a stack (heat answers 201). */
function isUnderWay({ exchange }: Call, { type, state }: ResourceRef): boolean {
  if (state !== undefined) return UNDER_WAY.test(state);
  return exchange.status === 202 || type === 'orchestration:stack';
}

/** A call, other than a look, whose path names the resource. */
function uses({ exchange }: Call, { id }: ResourceRef): boolean {
  return exchange.method !== 'GET' && exchange.method !== 'HEAD' && exchange.path.split('/').includes(id);
}
