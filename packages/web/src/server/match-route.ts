// SPDX-License-Identifier: Apache-2.0
/** Longest path that is looked at: no id of ours is anywhere near it. */
const LONGEST = 1000;

export interface MatchedRoute<Route extends { readonly pattern: string }> {
  readonly route: Route;
  readonly parts: readonly string[];
}

/**
 * The route of a path and the parts that fill its holes, decoded. A part that does not decode, or that holds a slash or a
 * control character once it does, is of no page: an id is never another path in disguise.
 */
export function matchRoute<Route extends { readonly pattern: string }>(
  routes: readonly Route[],
  path: string,
): MatchedRoute<Route> | undefined {
  if (path.length > LONGEST) return undefined;
  const given = path.split('/');
  for (const route of routes) {
    const pattern = route.pattern.split('/');
    if (pattern.length !== given.length) continue;
    const parts: string[] = [];
    const fits = pattern.every((part, index) => {
      const text = given[index] ?? '';
      if (part !== '*') return part === text;
      const decoded = decodePart(text);
      if (decoded === undefined) return false;
      parts.push(decoded);
      return true;
    });
    if (fits) return { route, parts };
  }
  return undefined;
}

function decodePart(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text);
    return decoded === '' || /[/\\\p{Cc}]/u.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
