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

/** What may stand before it: no scheme's beginning, as in Glance's `swift+https://`, which is nothing for clients to follow. */
const START = '(?<![+\\w])';
/** What may follow a prefix so that the prefix is a whole host and whole path segments. */
const BOUNDARY = `(?=[\\\\/?#"'<>\\s,;)\\]}|]|$)`;

/**
 * Services that hand out URLs signed for others than the client: Heat's for what runs in servers to signal it, by CFN, by
 * temporary URL. From there the recorder cannot be reached, so that such a URL stays as it is.
 */
const SIGNING: ReadonlySet<string> = new Set(['orchestration', 'cloudformation']);
const SIGNED_WITHIN = 2000;
const UNSIGNED = `(?![^\\s"<>]{0,${SIGNED_WITHIN}}(?:[?&;]|\\\\u0026)(?:temp_url_sig|Signature|X-Amz-Signature)=)`;

interface Target {
  /** Undefined: left as it is. */
  readonly to: string | undefined;
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
    const to = mount.path === undefined ? undefined : `${origin}${mount.path}`;
    // A spelling that is some endpoint's own is never taken by another's alias.
    if (known && ((alias && !known.alias) || known.service === service)) return;
    if (known && mount.service !== service && (known.to !== undefined || to === undefined)) return;
    targets.set(from, { to, service: mount.service, alias });
  };
  for (const mount of mounts) add(`${mount.origin}${mount.root}`, mount, false);
  for (const mount of mounts)
    for (const own of [mount.origin, ...mount.otherOrigins])
      for (const other of aliases(own)) add(`${other}${mount.root}`, mount, true);
  if (targets.size === 0) return UNCHANGED;
  const prefixes = [...targets.keys()].sort((a, b) => b.length - a.length);
  const pattern = `(?:${prefixes.map(asPattern).join('|')})`;
  const signing = SIGNING.has(service);
  const whole = new RegExp(START + pattern + BOUNDARY + (signing ? UNSIGNED : ''), 'gi');
  // A prefix in JSON may have a backslash before each slash, and one character behind it must be seen.
  const prefix = Math.max(...prefixes.map((one) => one.length + one.split('/').length)) + 1;
  const longest = prefix + (signing ? SIGNED_WITHIN + 32 : 0);
  const replace = (match: string): string => {
    const escaped = match.includes('\\/');
    const target = targets.get(normal(escaped ? match.replaceAll('\\/', '/') : match));
    if (target?.to === undefined) return match;
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
  // The character that went before: it decides whether a prefix may begin, and is known to begin none itself.
  let before = '';
  return {
    push(piece) {
      const text = before + held + piece;
      // What begins later than this might yet turn out to be a longer prefix.
      const sure = text.length - longest;
      let done = before.length;
      const out = text.replace(whole, (match: string, at: number) => {
        if (at < before.length || at > sure) return match;
        done = at + match.length;
        return replace(match);
      });
      const keep = Math.max(done, sure);
      held = text.slice(keep);
      const sent = out.slice(before.length, out.length - held.length);
      before = text.slice(Math.max(0, keep - 1), keep);
      return sent;
    },
    end() {
      const rest = (before + held)
        .replace(whole, (match: string, at: number) => (at < before.length ? match : replace(match)))
        .slice(before.length);
      held = '';
      before = '';
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
