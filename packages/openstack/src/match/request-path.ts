// SPDX-License-Identifier: Apache-2.0
import type { PathHabits } from './path-habits.js';

const SLASH = 47;
const LETTER_N = 110;
/** Behind version, account and container, the rest of an object's path is its name. */
const BEFORE_OBJECT = 3;

/**
 * Cuts a raw path at its slashes, for the tree; values stay percent-encoded until they are handed out. Empty segments
 * are passed over as the services' routers do; in an object name (habits.rawRest) every byte counts.
 */
export function cutPath(path: string, habits: PathHabits): readonly string[] {
  const segments: string[] = [];
  let from = 0;
  while (from < path.length) {
    if (habits.rawRest && segments.length === BEFORE_OBJECT) {
      segments.push(path.slice(from));
      break;
    }
    const slash = path.indexOf('/', from);
    const end = slash < 0 ? path.length : slash;
    if (end > from) segments.push(path.slice(from, end));
    from = end + 1;
  }
  rewriteEnds(segments, habits);
  return segments;
}

/** Where a path ends for the tree: before the slashes and the `.json` that some services drop. */
export function pathEnd(path: string, { jsonSuffix }: PathHabits): number {
  const { length } = path;
  if (!jsonSuffix || length === 0) return length;
  let end = length;
  while (end > 0 && path.charCodeAt(end - 1) === SLASH) end -= 1;
  if (path.charCodeAt(end - 1) !== LETTER_N || !path.endsWith('.json', end)) return length;
  return end > 5 && path.charCodeAt(end - 6) !== SLASH ? end - 5 : length;
}

function rewriteEnds(segments: string[], { versionAliases, jsonSuffix }: PathHabits): void {
  const last = segments.length - 1;
  if (last < 0) return;
  if (versionAliases.size > 0) segments[0] = versionAliases.get(segments[0]!) ?? segments[0]!;
  const tail = segments[last]!;
  if (jsonSuffix && tail.length > 5 && tail.endsWith('.json')) segments[last] = tail.slice(0, -5);
}

/** Percent-decodes what a client sent; a malformed escape stays as it came, it must never throw. */
export function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
