// SPDX-License-Identifier: Apache-2.0
import { isMap, isPair, isScalar, isSeq, Scalar, type Node as YamlNode, type Pair, type YAMLMap } from 'yaml';
import type { ParsedYaml } from './parse-yaml.js';

/** Nodes nested deeper than this are left out; people's manifests have a tenth of it. */
const DEEPEST = 100;

/** The text of a scalar; undefined for anything else. Numbers and truths are written as YAML writes them. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

/** The value of a key of a mapping; undefined where there is none, or where the node is no mapping. */
export function valueOf(node: unknown, key: string): unknown {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => textOf(pair.key) === key)?.value ?? undefined;
}

/** Line of a node, from 1. */
export function lineOf(node: unknown, yaml: ParsedYaml): number {
  const offset = (node as YamlNode | null)?.range?.[0];
  return offset === undefined ? 1 : yaml.lineAt(offset);
}

/** Line at which the text of a scalar begins: of a block scalar, the one below its `|`. */
export function textLineOf(node: unknown, yaml: ParsedYaml): number {
  const isBlock = isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
  return lineOf(node, yaml) + (isBlock ? 1 : 0);
}

/** Every mapping below a node with whether it is an item of a sequence, in the order of the text. */
export function* mapsBelow(
  node: unknown,
  inSequence = false,
  depth = 0,
): Generator<{ readonly map: YAMLMap; readonly inSequence: boolean }> {
  if (depth > DEEPEST) return;
  if (isMap(node)) {
    yield { map: node, inSequence };
    for (const pair of node.items) yield* mapsBelow(pair.value, false, depth + 1);
  } else if (isSeq(node)) {
    for (const item of node.items) yield* mapsBelow(isPair(item) ? item.value : item, true, depth + 1);
  }
}

/** The pairs of a mapping whose keys are text. */
export function pairsOf(map: YAMLMap): readonly { readonly key: string; readonly pair: Pair }[] {
  return map.items.flatMap((pair) => {
    const key = textOf(pair.key);
    return key === undefined ? [] : [{ key, pair }];
  });
}
