// SPDX-License-Identifier: Apache-2.0
import type { Mount } from '../mounts/mount-table.js';
import { createUrlRewriter, type UrlRewriter } from './url-rewriter.js';

/** Rewriters by service, made anew when a catalog brought new mounts. */
export function createRewriterCache(
  mounts: readonly Mount[],
  origin: () => string,
): (service: string) => UrlRewriter {
  const cache = new Map<string, UrlRewriter>();
  let size = 0;
  return (service) => {
    if (mounts.length !== size) {
      cache.clear();
      size = mounts.length;
    }
    let rewriter = cache.get(service);
    if (!rewriter) cache.set(service, (rewriter = createUrlRewriter(mounts, origin(), service)));
    return rewriter;
  };
}
