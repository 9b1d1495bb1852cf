// SPDX-License-Identifier: Apache-2.0
import type { MountTable } from '../mounts/mount-table.js';
import { createUrlRewriter, type UrlRewriter } from './url-rewriter.js';

/** Rewriters by service, made anew when a catalog brought new mounts. */
export function createRewriterCache(
  table: Pick<MountTable, 'mounts' | 'version'>,
  origin: () => string,
): (service: string) => UrlRewriter {
  const cache = new Map<string, UrlRewriter>();
  let version = -1;
  return (service) => {
    if (table.version !== version) {
      cache.clear();
      version = table.version;
    }
    let rewriter = cache.get(service);
    if (!rewriter) cache.set(service, (rewriter = createUrlRewriter(table.mounts, origin(), service)));
    return rewriter;
  };
}
