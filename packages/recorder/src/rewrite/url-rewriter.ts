// SPDX-License-Identifier: Apache-2.0
import type { Mount } from '../mounts/mount-table.js';

/** Turns URLs of the cloud into URLs of the recorder, in text. */
export interface UrlRewriter {
  /** All of a text. */
  text(text: string): string;
  /** A text that comes in pieces. */
  stream(): TextStream;
}

/** Pieces go in, rewritten pieces come out; what might be the beginning of a URL is held back. */
interface TextStream {
  push(piece: string): string;
  end(): string;
}

/** What may follow a prefix so that the prefix is a whole host and whole path segments. */
const BOUNDARY = `(?=[\\\\/?#"'<>\\s,;)\\]}|]|$)`;

interface Target {
  readonly to: string;
  readonly service: string;
  readonly alias: boolean;
}

/**
 * @param mounts all roots to rewrite; where two services share a root, `service` decides, then the order
 * @param origin the recorder's own origin
 * @param service the service whose answer is rewritten
 */
export function createUrlRewriter(mounts: readonly Mount[], origin: string, service: string): UrlRewriter {
  const targets = new Map<string, Target>();
  const add = (from: string, mount: Mount, alias: boolean): void => {
    const known = targets.get(from);
    // A spelling that is some endpoint's own is never taken by another's alias.
    if (known && ((alias && !known.alias) || known.service === service || mount.service !== service)) return;
    if (mount.path !== undefined)
      targets.set(from, { to: `${origin}${mount.path}`, service: mount.service, alias });
  };
  for (const mount of mounts) add(`${mount.origin}${mount.root}`, mount, false);
  for (const mount of mounts)
    for (const other of aliases(mount.origin)) add(`${other}${mount.root}`, mount, true);
  if (targets.size === 0) return UNCHANGED;
  const prefixes = [...targets.keys()].sort((a, b) => b.length - a.length);
  const pattern = `(?:${prefixes.map(asPattern).join('|')})`;
  const whole = new RegExp(pattern + BOUNDARY, 'gi');
  // A prefix in JSON may have a backslash before each slash, and one character behind it must be seen.
  const longest = Math.max(...prefixes.map((prefix) => prefix.length + prefix.split('/').length)) + 1;
  const replace = (match: string): string => {
    const escaped = match.includes('\\/');
    const target = targets.get(normal(escaped ? match.replaceAll('\\/', '/') : match));
    if (!target) return match;
    return escaped ? target.to.replaceAll('/', '\\/') : target.to;
  };
  return {
    text: (text) => text.replace(whole, replace),
    stream: () => createTextStream(whole, longest, replace),
  };
}

const UNCHANGED: UrlRewriter = {
  text: (text) => text,
  stream: () => ({ push: (piece) => piece, end: () => '' }),
};

function createTextStream(whole: RegExp, longest: number, replace: (match: string) => string): TextStream {
  let held = '';
  return {
    push(piece) {
      const text = held + piece;
      // What begins later than this might yet turn out to be a longer prefix.
      const sure = text.length - longest;
      let done = 0;
      const out = text.replace(whole, (match: string, at: number) => {
        if (at > sure) return match;
        done = at + match.length;
        return replace(match);
      });
      const keep = Math.max(done, sure, 0);
      held = text.slice(keep);
      return held === '' ? out : out.slice(0, out.length - held.length);
    },
    end() {
      const rest = held.replace(whole, replace);
      held = '';
      return rest;
    },
  };
}

/**
 * A service behind a TLS terminator builds links with the wrong scheme, and default ports are sometimes spelled out:
 * all of these are the same endpoint.
 */
function aliases(origin: string): string[] {
  const { hostname, port } = new URL(origin);
  if (port !== '') return [`http://${hostname}:${port}`, `https://${hostname}:${port}`];
  const own = origin.startsWith('https:') ? '443' : '80';
  return [`http://${hostname}`, `https://${hostname}`, `${origin}:${own}`];
}

function asPattern(prefix: string): string {
  return prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('/', '\\\\?/');
}

/** Scheme and host in lower case, path as it is. */
function normal(url: string): string {
  const pathAt = url.indexOf('/', 'https://'.length);
  return pathAt < 0 ? url.toLowerCase() : url.slice(0, pathAt).toLowerCase() + url.slice(pathAt);
}
