// SPDX-License-Identifier: Apache-2.0
import type { MountTable } from '../mounts/mount-table.js';

/** Up to where a path goes in a text: a quote, a bracket, a space, a query. Slashes may be escaped, as JSON allows. */
const PATH = /^(?:\\?\/[^\s"'<>\\?#,;()[\]{}|]*)*/;

/**
 * Turns URLs of the recorder in a text into those of the cloud that they stand for: a service that is told of one must be
 * able to go there. What leads nowhere stays as it is.
 */
export function toUpstreamUrls(text: string, origin: string, mounts: Pick<MountTable, 'resolve'>): string {
  const plain = replaceAll(text, origin, mounts, false);
  return replaceAll(plain, origin.replaceAll('/', '\\/'), mounts, true);
}

function replaceAll(
  text: string,
  origin: string,
  mounts: Pick<MountTable, 'resolve'>,
  escaped: boolean,
): string {
  let out = '';
  let done = 0;
  for (let at = text.indexOf(origin); at >= 0; at = text.indexOf(origin, done)) {
    const from = at + origin.length;
    const [raw] = PATH.exec(text.slice(from, from + 4096))!;
    const found = mounts.resolve(escaped ? raw.replaceAll('\\/', '/') : raw);
    // Another port that begins like ours, or a path of nobody's.
    const url =
      found && !/^\d/.test(text.slice(from))
        ? `${found.mount.origin}${found.mount.root}${found.rest}`
        : undefined;
    out +=
      text.slice(done, at) + (url === undefined ? origin + raw : escaped ? url.replaceAll('/', '\\/') : url);
    done = from + raw.length;
  }
  return done === 0 ? text : out + text.slice(done);
}
