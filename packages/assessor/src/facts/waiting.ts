// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, ResourceRef } from '@touchstone/model';
import type { Call } from '../observe/alike-calls.js';
import { GrowingPlaces, type Places } from '../observe/places.js';
import { listedType } from './listed-type.js';

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
  readonly hasty: Places;
}

/** So many ids are looked for in a path sooner than its segments are looked up. */
const FEW = 4;
const NONE: string[] = [];

/** A resource that is being made, until a call shows what the solution did about it. */
interface Pending {
  readonly type: string;
  /** Place of the call that created it. */
  readonly since: number;
  /** It was read without a state, or a list of its kind was: the recording does not keep what that told. */
  looked: boolean;
}

/**
 * Whether, after a create that was answered before the work was done, the solution saw the work done before it went on.
 * A call is asked only about the resources that it names. Holds the resources that were under way when they were made
 * and that nothing was done about since.
 */
export class WaitingFollower {
  readonly #waits = new Set<Wait>();
  readonly #hasty = new GrowingPlaces();
  readonly #pending = new Map<string, Pending[]>();
  readonly #lastListed = new Map<string, number>();

  take(call: Call): void {
    if (!call.own) return;
    const { created, seq } = call.exchange;
    const listed = listedType(call.operation);
    if (listed !== undefined) this.#lastListed.set(listed, seq);
    if (this.#pending.size > 0) {
      for (const id of this.#namedIn(call)) {
        const waiting = this.#pending.get(id);
        const left = waiting?.filter((one) => this.#isStillPending(one, id, call, listed));
        if (left?.length === 0) this.#pending.delete(id);
        else if (left !== undefined) this.#pending.set(id, left);
      }
    }
    if (!call.accepted || created === undefined) return;
    for (const resource of created) {
      if (!isUnderWay(call, resource)) continue;
      const others = this.#pending.get(resource.id) ?? [];
      this.#pending.set(resource.id, [...others, { type: resource.type, since: seq, looked: false }]);
    }
  }

  get waiting(): Waiting {
    const waits = new Set(this.#waits);
    for (const one of [...this.#pending.values()].flat())
      waits.add(this.#wasSeen(one) ? 'could not tell' : 'nothing to await');
    const use = (['not awaited', 'awaited', 'could not tell'] as const).find((wait) => waits.has(wait));
    return { use: use ?? 'nothing to await', hasty: this.#hasty };
  }

  /** The pending ids that a call is about: what it read, and what stands in its path. */
  #namedIn({ exchange: { path, read } }: Call): Iterable<string> {
    if (this.#pending.size > FEW) {
      const named = new Set(path.split('/'));
      return read === undefined ? named : named.add(read.id);
    }
    let named: string[] = NONE;
    for (const id of this.#pending.keys()) {
      if (read?.id !== id && !hasSegment(path, id)) continue;
      if (named === NONE) named = [id];
      else named.push(id);
    }
    return named;
  }

  #isStillPending(one: Pending, id: string, call: Call, listed: string | undefined): boolean {
    const { read, seq } = call.exchange;
    if (call.accepted && read?.id === id && read.type === one.type) {
      if (read.state === undefined) one.looked = true;
      else if (!UNDER_WAY.test(read.state)) {
        this.#waits.add('awaited');
        return false;
      }
    } else if (listed !== one.type && uses(call, id)) {
      this.#waits.add(this.#wasSeen(one) ? 'could not tell' : 'not awaited');
      if (!this.#wasSeen(one)) this.#hasty.add(seq);
      return false;
    }
    return true;
  }

  #wasSeen(one: Pending): boolean {
    return one.looked || (this.#lastListed.get(one.type) ?? -1) > one.since;
  }
}

/** By its state; where the answer told none, by its being "accepted" only (nova), or a stack (heat answers 201). */
function isUnderWay({ exchange }: Call, { type, state }: ResourceRef): boolean {
  if (state !== undefined) return UNDER_WAY.test(state);
  return exchange.status === 202 || type === 'orchestration:stack';
}

/** A call, other than a look, whose path names the resource. */
function uses({ exchange }: Call, id: string): boolean {
  return exchange.method !== 'GET' && exchange.method !== 'HEAD' && hasSegment(exchange.path, id);
}

/** Whether one of a path's segments is this text, without taking the path apart. */
function hasSegment(path: string, segment: string): boolean {
  if (segment.includes('/')) return false;
  for (let at = path.indexOf(segment); at >= 0; at = path.indexOf(segment, at + 1)) {
    const end = at + segment.length;
    if ((at === 0 || path[at - 1] === '/') && (end === path.length || path[end] === '/')) return true;
  }
  return false;
}
