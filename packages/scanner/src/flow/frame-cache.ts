// SPDX-License-Identifier: Apache-2.0
import type { Expression } from './expression.js';

/** What was found of each expression, outside of any call and within each frame of one; it goes with its file. */
export class FrameCache<T> {
  private readonly outside = new WeakMap<Expression, T>();
  private readonly within = new WeakMap<object, WeakMap<Expression, T>>();

  /** What is known within a frame, or outside of any. */
  of(frame: object | undefined): WeakMap<Expression, T> {
    if (frame === undefined) return this.outside;
    let cache = this.within.get(frame);
    if (cache === undefined) {
      cache = new WeakMap();
      this.within.set(frame, cache);
    }
    return cache;
  }
}
