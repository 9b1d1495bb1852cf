// SPDX-License-Identifier: Apache-2.0
import type { CallFact } from '../../sdks/call-fact.js';
import { findCall } from '../../sdks/find-call.js';
import type { SdkIndex } from '../../sdks/sdk-index.js';

const MAX_TEXTS = 400;
const NOWHERE = { imported: [], project: [] };

/**
 * Calls of which the name is put together: of `getattr(conn.compute, action + '_server')` the path ends in `*_server()`.
 * Those are meant whose missing part the file has as a text: the actions that it offers.
 */
export function findNamedCalls(
  facts: readonly CallFact[],
  text: string,
  index: SdkIndex,
): readonly CallFact[] {
  const open = facts.filter(({ path }) => /\.\w*\*\w*\([^()]*\)$/.test(path));
  if (open.length === 0) return [];
  const texts = new Set<string>();
  for (const [, word] of text.matchAll(/['"](\w{2,40})['"]/g)) {
    if (word !== undefined && texts.size < MAX_TEXTS) texts.add(word);
  }
  return open.flatMap((fact) =>
    [...texts]
      .map((word) => ({ ...fact, path: fact.path.replace(/\*(?=\w*\([^()]*\)$)/, word) }))
      .filter((named) => (findCall(index, named, NOWHERE)?.operations.length ?? 0) > 0),
  );
}
