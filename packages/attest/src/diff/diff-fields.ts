// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@touchstone/model';

export interface FieldDiff {
  readonly field: string;
  /** As JSON; null: not there. */
  readonly a: string | null;
  readonly b: string | null;
}

const SHOWN = 200;

/** The fields of two papers that differ, the deepest that tell them apart, by dotted paths; items of lists by number. */
export function diffFields(a: unknown, b: unknown, field = ''): FieldDiff[] {
  if (shown(a) === shown(b)) return [];
  if (isTree(a) && isTree(b) && Array.isArray(a) === Array.isArray(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return names.flatMap((name) =>
      diffFields(own(a, name), own(b, name), field === '' ? name : `${field}.${name}`),
    );
  }
  return [{ field, a: cut(shown(a)), b: cut(shown(b)) }];
}

function own(tree: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(tree, name) ? tree[name] : undefined;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string | null {
  return value === undefined ? null : canonicalJson(value);
}

function cut(text: string | null): string | null {
  return text === null || text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
