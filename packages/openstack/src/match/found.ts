// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import type { MatchedOperation, NeedsAction, Params } from './match.js';
import type { PathWalk } from './path-walk.js';
import { decodeSegment } from './request-path.js';

/** What a walk has found in a path; the values are cut out and decoded only when someone asks for them. */
abstract class Found {
  readonly path: string;
  readonly method: string;
  private readonly names: readonly string[];
  /** Begin and end of the first two values, which is all that most templates have, and of the others. */
  private readonly from0: number;
  private readonly to0: number;
  private readonly from1: number;
  private readonly to1: number;
  private readonly others: readonly number[] | undefined;
  private readonly projectFrom: number;
  private readonly projectTo: number;
  private made: Params | undefined;

  constructor(names: readonly string[], path: string, method: string, walk: PathWalk) {
    const { bounds, size } = walk;
    this.path = path;
    this.method = method;
    this.names = names;
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

  private cut(): Params {
    const { path, names, others } = this;
    const escaped = path.includes('%');
    const value = (from: number | undefined, to: number | undefined) => {
      const raw = path.slice(from, to);
      return escaped ? decodeSegment(raw) : raw;
    };
    const params: Record<string, string> = {};
    if (this.projectFrom >= 0) params['project_id'] = value(this.projectFrom, this.projectTo);
    if (names.length > 0) params[names[0]!] = value(this.from0, this.to0);
    if (names.length > 1) params[names[1]!] = value(this.from1, this.to1);
    for (let at = 2; at < names.length; at += 1)
      params[names[at]!] = value(others?.[at * 2 - 4], others?.[at * 2 - 3]);
    return params;
  }
}

export class FoundOperation extends Found implements MatchedOperation {
  readonly kind = 'operation';
  readonly operation: Operation;

  /** @param names of the operation's parameters */
  constructor(operation: Operation, names: readonly string[], path: string, method: string, walk: PathWalk) {
    super(names, path, method, walk);
    this.operation = operation;
  }
}

/** As FoundOperation, where the body decides. */
export class FoundCandidates extends Found implements NeedsAction {
  readonly kind = 'needs-action';
  readonly candidates: readonly Operation[];

  /** @param names of the parameters of the first */
  constructor(
    candidates: readonly Operation[],
    names: readonly string[],
    path: string,
    method: string,
    walk: PathWalk,
  ) {
    super(names, path, method, walk);
    this.candidates = candidates;
  }
}
