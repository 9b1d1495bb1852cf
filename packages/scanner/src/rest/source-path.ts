// SPDX-License-Identifier: Apache-2.0

/** What stands in a path for a piece that only the running program knows. */
export const HOLE = '{}';

/** The longest path that is looked at: real ones have at most nine segments behind the version. */
const MOST_SEGMENTS = 14;

/** A path as source code writes it, cut at its slashes. */
export interface SourcePath {
  readonly segments: readonly string[];
  /** The path starts with something unknown, most often the endpoint: `{}/servers`, `{}servers`. */
  readonly fromEndpoint: boolean;
  /** What ends it is glued to the last segment (`/servers{}`): a query, or more of the path. */
  readonly open: boolean;
  /** Port of a full URL. */
  readonly port: number | undefined;
}

const URL_START = /^(?:[a-z][a-z0-9+.-]*|\{\}):\/\/[^/?#]*/i;
const PORT = /:(\d{2,5})$/;

/**
 * Cuts a path template, a bare path or a full URL. Query and fragment are dropped, and so is a `.json` or `.xml` at the
 * end. A segment that is in part unknown is a hole, except where the unknown part comes first or last in the path.
 */
export function cutSourcePath(written: string): SourcePath {
  const url = URL_START.exec(written)?.[0];
  const port = url === undefined ? undefined : PORT.exec(url)?.[1];
  const path = (url === undefined ? written : written.slice(url.length)).replace(/[?#].*$/s, '');
  const fromEndpoint = url === undefined && path.startsWith(HOLE);
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const segments: string[] = [];
  let open = false;
  for (const [at, part] of parts.entries()) {
    if (segments.length >= MOST_SEGMENTS) break;
    const last = at === parts.length - 1;
    if (at === 0 && fromEndpoint && part !== HOLE) {
      segments.push(HOLE);
      const rest = part.slice(HOLE.length);
      if (!rest.includes(HOLE)) segments.push(rest);
      continue;
    }
    const plain = last ? part.replace(/\.(?:json|xml)$/, '') : part;
    if (
      last &&
      plain.endsWith(HOLE) &&
      plain.indexOf(HOLE) === plain.length - HOLE.length &&
      plain !== HOLE
    ) {
      segments.push(plain.slice(0, -HOLE.length));
      open = true;
    } else {
      segments.push(plain.includes(HOLE) ? HOLE : plain);
    }
  }
  return { segments, fromEndpoint, open, port: port === undefined ? undefined : Number(port) };
}
