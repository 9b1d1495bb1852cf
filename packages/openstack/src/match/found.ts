// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import type { MatchedOperation, NeedsAction, Params } from './match.js';
import { paramNames } from './param-names.js';
import type { PathWalk } from './path-walk.js';
import { decodeSegment } from './request-path.js';

/** What a walk has found in a path; the values are cut out and decoded only when someone asks for them. */
abstract class Found {
  readonly path: string;
  readonly method: string;
  /** Begin and end of the first two values, which is all that most templates have, and of the others. */
  private readonly from0: number;
  private readonly to0: number;
  private readonly from1: number;
  private readonly to1: number;
  private readonly others: readonly number[] | undefined;
  private readonly projectFrom: number;
  private readonly projectTo: number;
  private made: Params | undefined;

  constructor(path: string, method: string, walk: PathWalk) {
    const { bounds, size } = walk;
    this.path = path;
    this.method = method;
    this.from0 = size > 0 ? bounds[0]! : 0;
    this.to0 = size > 0 ? bounds[1]! : 0;
    this.from1 = size > 2 ? bounds[2]! : 0;
    this.to1 = size > 2 ? bounds[3]! : 0;
    this.others = size > 4 ? bounds.slice(4, size) : undefined;
    this.projectFrom = walk.projectFrom;
    this.projectTo = walk.projectTo;
    this.made = undefined;
  }

  get params(): Params {
    return (this.made ??= this.cut());
  }

  /** The operation whose template names the values. */
  protected abstract namedBy(): Operation;

  private cut(): Params {
    const { path, others = [] } = this;
    const params: Record<string, string> = {};
    if (this.projectFrom >= 0)
      params['project_id'] = decodeSegment(path.slice(this.projectFrom, this.projectTo));
    const names = paramNames(this.namedBy());
    for (let at = 0; at < names.length; at += 1) {
      const from = at === 0 ? this.from0 : at === 1 ? this.from1 : others[at * 2 - 4];
      const to = at === 0 ? this.to0 : at === 1 ? this.to1 : others[at * 2 - 3];
      params[names[at]!] = decodeSegment(path.slice(from, to));
    }
    return params;
  }
}

export class FoundOperation extends Found implements MatchedOperation {
  readonly kind = 'operation';
  readonly operation: Operation;

  constructor(operation: Operation, path: string, method: string, walk: PathWalk) {
    super(path, method, walk);
    this.operation = operation;
  }
  protected namedBy(): Operation {
    return this.operation;
  }
}

/** As FoundOperation, where the body decides. */
export class FoundCandidates extends Found implements NeedsAction {
  readonly kind = 'needs-action';
  readonly candidates: readonly Operation[];

  constructor(candidates: readonly Operation[], path: string, method: string, walk: PathWalk) {
    super(path, method, walk);
    this.candidates = candidates;
  }
  protected namedBy(): Operation {
    return this.candidates[0]!;
  }
}
