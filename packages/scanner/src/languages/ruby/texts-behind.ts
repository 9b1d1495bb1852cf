// SPDX-License-Identifier: Apache-2.0
import { fieldOf, type SyntaxNode } from '../../parse/syntax-node.js';

/** Methods that add to the list that they are called on. */
const ADDS: ReadonlySet<string> = new Set(['push', 'append', 'concat', 'unshift', 'insert', 'merge!']);

/** Hostile calls name thousands. */
const MOST_NAMES = 50;

/** Something that gives a local variable what it holds, or adds to it. */
interface Step {
  readonly node: SyntaxNode;
  /** All that it held before is gone for the calls that follow in the same block. */
  readonly replaces: boolean;
  readonly block: SyntaxNode;
}

/**
 * What stands behind the arguments of a call: their own texts, and those of the statements of its method that put
 * together the local variables in them, up to the call: `opts = [name]`, `opts << '--id' << id if id`.
 * @param within the method that the call stands in
 * @param line of the call
 * @returns undefined where an argument comes from outside of the method, so that all of it may matter
 */
export function textsBehind(
  within: SyntaxNode,
  args: readonly SyntaxNode[],
  line: number,
): readonly string[] | undefined {
  const given = new Set(namesIn(within.children.find(({ type }) => type === 'method_parameters')));
  const texts = args.map(({ text }) => text);
  const wanted = args.flatMap((arg) => namesIn(arg));
  const seen = new Set<string>();
  for (const name of wanted) {
    if (seen.has(name) || seen.size === MOST_NAMES) continue;
    seen.add(name);
    const steps = stepsOf(within, name, line);
    if (steps.length === 0 && given.has(name)) return undefined;
    for (const { node } of steps) {
      texts.push(node.text);
      wanted.push(...namesIn(node));
    }
  }
  return texts;
}

function namesIn(node: SyntaxNode | undefined): string[] {
  if (node === undefined) return [];
  if (node.type === 'identifier' || node.type === 'instance_variable') return [node.text];
  return node.children.flatMap((child) => namesIn(child));
}

function stepsOf(within: SyntaxNode, name: string, line: number): readonly Step[] {
  const steps: Step[] = [];
  const visit = (node: SyntaxNode, block: SyntaxNode): void => {
    if (node.line > line) return;
    if (isStep(node, name)) steps.push({ node, replaces: node.type === 'assignment', block });
    else for (const child of node.children) visit(child, node);
  };
  visit(within, within);
  const last = steps.findLastIndex(({ replaces, block }) => replaces && lastLineOf(block) >= line);
  return steps.slice(Math.max(last, 0));
}

function isStep(node: SyntaxNode, name: string): boolean {
  if (node.type === 'assignment' || node.type === 'operator_assignment')
    return fieldOf(node, 'left')?.text === name;
  if (node.type === 'binary') return leftmost(node).text === name;
  if (node.type !== 'call' || !ADDS.has(fieldOf(node, 'method')?.text ?? '')) return false;
  return fieldOf(node, 'receiver')?.text === name;
}

function leftmost(node: SyntaxNode): SyntaxNode {
  const left = fieldOf(node, 'left');
  return node.type === 'binary' && left !== undefined ? leftmost(left) : node;
}

const lastLineOf = (node: SyntaxNode): number => node.line + node.text.split('\n').length - 1;
