// SPDX-License-Identifier: Apache-2.0
import type { MountTable, Resolved } from '../mounts/mount-table.js';

const LINK =
  /\{\s*(?:"rel"\s*:\s*"(?:self|next)"\s*,\s*"href"\s*:\s*"([^"]{8,2000})"|"href"\s*:\s*"([^"]{8,2000})"\s*,\s*"rel"\s*:\s*"(?:self|next)")/g;
const MOST_LINKS = 20;

/**
 * Learns from an answer under which other origin its service names itself: the link of what was asked for, or of
 * something below it, has the very path that was asked for, and another host. Services that are configured with an inner
 * name or a bare address answer so, and their links would lead past the recorder.
 * @param text the body of a JSON answer
 * @param asked where the request went
 * @returns whether any link of that kind was there, known origin or new
 */
export function learnOrigins(text: string, asked: Resolved, mounts: Pick<MountTable, 'addOrigin'>): boolean {
  const { mount, rest } = asked;
  // Lists ask for `/servers/detail` and link to `/servers/{id}`.
  const path = `${mount.root}${rest}`.replace(/\/+$/, '').replace(/\/detail$/, '');
  let seen = 0;
  for (const [, first, second] of text.matchAll(LINK)) {
    const url = (first ?? second ?? '').replaceAll('\\/', '/');
    const cut = /^(https?:\/\/[^/?#]+)([^?#]*)/i.exec(url);
    if (!cut || !URL.canParse(cut[1]!)) continue;
    const linked = cut[2]!.replace(/\/+$/, '');
    if (linked === path || linked.startsWith(`${path}/`)) {
      mounts.addOrigin(mount, new URL(cut[1]!).origin);
      return true;
    }
    if ((seen += 1) === MOST_LINKS) break;
  }
  return false;
}
