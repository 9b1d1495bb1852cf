// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';

export interface TreeProcess {
  readonly pid: number;
  /** Resident memory, in pages. */
  readonly pages: number;
  readonly threads: number;
}

/**
 * A process and all below it, by proc(5). In a namespace of process ids whoever loses its parent becomes its first
 * process's child, so that nothing in a sandbox can leave the tree.
 */
export function processTree(root: number): readonly TreeProcess[] {
  const children = new Map<number, TreeProcess[]>();
  let first: TreeProcess | undefined;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(name);
    // The name in parentheses may itself hold blanks and parentheses; fields follow the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 22) continue;
    const found = { pid: Number(name), threads: Number(fields[17]), pages: Number(fields[21]) };
    if (found.pid === root) first = found;
    const parent = Number(fields[1]);
    const known = children.get(parent);
    if (known === undefined) children.set(parent, [found]);
    else known.push(found);
  }
  if (first === undefined) return [];
  const tree = [first];
  for (const one of tree) tree.push(...(children.get(one.pid) ?? []));
  return tree;
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return '';
  }
}
