// SPDX-License-Identifier: Apache-2.0
import type { MatchableRequest } from '../match/match.js';
import type { RawRoute } from './raw-release.js';

/** What stands where a template has a parameter: a name, a UUID, a number. */
const FILLERS = ['x', '0b9c8f5e-6a2d-4f4e-9a53-1c2d3e4f5a6b', '7'] as const;
const PROJECT = '5f8ad1e2c3b44c6f9e0a7b6c5d4e3f2a';

/**
 * Requests that clients send for a route: with different ids, with the project id that older catalogs put behind the
 * version, with a slash at the end. All of them are the same operation.
 * @param projectAfter versions behind which a project id may stand although the template has none
 */
export function syntheticRequests(
  { service, method, path, query, header }: RawRoute,
  projectAfter: readonly string[] = [],
): MatchableRequest[] {
  const paths = FILLERS.map((filler) =>
    path.replace(/\{[^}]*\+\}/g, `${filler}/${filler}`).replace(/\{[^}]*\}/g, filler),
  );
  const first = paths[0]!;
  for (const version of projectAfter) {
    const behind = `/${version}/`;
    const carriesProject = path.startsWith(`${behind}{`) || first.length <= behind.length;
    if (first.startsWith(behind) && !carriesProject)
      paths.push(`${behind}${PROJECT}/${first.slice(behind.length)}`);
  }
  if (!path.endsWith('+}') && !path.endsWith('/')) paths.push(`${first}/`);
  const wanted = Object.entries(query ?? {}).map(([name, value]) =>
    value === true ? name : `${name}=${value}`,
  );
  return paths.map((one) => ({
    service,
    method,
    path: one,
    ...(wanted.length === 0 ? {} : { query: wanted.join('&') }),
    ...(header === undefined ? {} : { header: (name) => given(header[name]) }),
  }));
}

function given(value: string | true | undefined): string | undefined {
  return value === true ? 'x' : value;
}
