// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import type { MatchedOperation, NeedsAction, Params } from './match.js';
import type { PathWalk } from './path-walk.js';
import { decodeSegment } from './request-path.js';
import { paramNames } from './param-names.js';

/** Values of a path that a walk has found, cut out and decoded only when someone asks for them. */
class PathParams {
  private readonly path: string;
  /** Begin and end of each value; the project id, where the template leaves it out, last. */
  private readonly bounds: readonly number[];
  private readonly hasProject: boolean;

  constructor(path: string, { bounds, size, projectFrom, projectTo }: PathWalk) {
    this.path = path;
    this.hasProject = projectFrom >= 0;
    const own = size === 0 ? [] : size === 2 ? [bounds[0]!, bounds[1]!] : bounds.slice(0, size);
    if (this.hasProject) own.push(projectFrom, projectTo);
    this.bounds = own;
  }

  valuesOf(operation: Operation): Params {
    const { path, bounds } = this;
    const params: Record<string, string> = {};
    if (this.hasProject) {
      const at = bounds.length - 2;
      params['project_id'] = decodeSegment(path.slice(bounds[at], bounds[at + 1]));
    }
    const names = paramNames(operation);
    for (let at = 0; at < names.length; at += 1)
      params[names[at]!] = decodeSegment(path.slice(bounds[at * 2], bounds[at * 2 + 1]));
    return params;
  }
}

/** An operation that a path is, its parameters made when they are asked for. */
export class FoundOperation implements MatchedOperation {
  readonly kind = 'operation';
  readonly operation: Operation;
  private readonly values: PathParams;
  private made: Params | undefined = undefined;

  constructor(operation: Operation, path: string, walk: PathWalk) {
    this.operation = operation;
    this.values = new PathParams(path, walk);
  }

  get params(): Params {
    return (this.made ??= this.values.valuesOf(this.operation));
  }
}

/** As FoundOperation, where the body decides. */
export class FoundCandidates implements NeedsAction {
  readonly kind = 'needs-action';
  readonly candidates: readonly Operation[];
  private readonly values: PathParams;
  private made: Params | undefined = undefined;

  constructor(candidates: readonly Operation[], path: string, walk: PathWalk) {
    this.candidates = candidates;
    this.values = new PathParams(path, walk);
  }

  get params(): Params {
    return (this.made ??= this.values.valuesOf(this.candidates[0]!));
  }
}
