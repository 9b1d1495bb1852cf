// SPDX-License-Identifier: Apache-2.0
import type { PathHabits } from './service-matcher.js';

/** A request's path, cut for the tree. Values stay percent-encoded until they are handed out. */
export interface RequestPath {
  readonly segments: readonly string[];
  /** Where in the raw path each segment begins; object names are cut from there, slashes and all. */
  readonly starts: readonly number[];
  readonly raw: string;
}

/**
 * Cuts a raw path at its slashes. Empty segments are passed over as the services' routers do; in an object name
 * (habits.rawRest) they count, so that behind the container nothing is skipped.
 */
export function cutPath(path: string, habits: PathHabits): RequestPath {
  const segments: string[] = [];
  const starts: number[] = [];
  let at = 0;
  while (at < path.length) {
    if (path.charCodeAt(at) === SLASH && !(habits.rawRest && segments.length >= 3)) {
      at += 1;
      continue;
    }
    if (habits.rawRest && segments.length === 3) {
      // The slash between container and object was the separator; everything behind it is the name.
      if (path.charCodeAt(at) === SLASH) at += 1;
      if (at < path.length) {
        segments.push(path.slice(at));
        starts.push(at);
      }
      break;
    }
    let end = path.indexOf('/', at);
    if (end < 0) end = path.length;
    segments.push(path.slice(at, end));
    starts.push(at);
    at = end;
  }
  const first = segments[0];
  const alias = first === undefined ? undefined : habits.versionAliases[first];
  if (alias !== undefined) segments[0] = alias;
  const last = segments[segments.length - 1];
  if (habits.jsonSuffix && last !== undefined && last.length > 5 && last.endsWith('.json')) {
    segments[segments.length - 1] = last.slice(0, -5);
  }
  return { segments, starts, raw: path };
}

const SLASH = 0x2f;

/** Percent-decodes what a client sent; a malformed escape stays as it came, it must never throw. */
export function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
