// SPDX-License-Identifier: Apache-2.0
import type { Practice } from '@touchstone/model';
import type { Node } from 'web-tree-sitter';

const PARAMETERS = new Set([
  'default_parameter',
  'typed_default_parameter',
  'optional_parameter',
  'keyword_parameter',
  'parameter',
]);
const CONDITIONS =
  /^(?:if|unless|elsif|case|when|conditional|switch_statement)$|^(?:if|conditional|ternary|elif|unless|else|case|match)_\w+$/;
const FUNCTIONS =
  /^(?:function_(?!call)\w+|method|method_(?:declaration|definition)|func_literal|arrow_function|lambda\w*|singleton_method|class\w*|module|source_file|program)$/;
const SPEAKS = /insecure|verif|ssl|tls|secure|skip|cert|trust/i;

/**
 * How a practice is done at a node, by what stands around it: as the default of a parameter or option, only where a
 * condition that speaks of it holds, or always.
 */
export function readContext(at: Node): Practice['by'] {
  let below = at;
  for (let node: Node | null = at; node !== null; below = node, node = node.parent) {
    if (PARAMETERS.has(node.type)) return 'default';
    if (node !== at && FUNCTIONS.test(node.type)) return 'always';
    if (CONDITIONS.test(node.type)) {
      const condition = node.childForFieldName('condition')?.text ?? node.text.slice(0, 300);
      if (SPEAKS.test(condition)) return holdsUnsaid(node, below, condition) ? 'default' : 'option';
    }
    if (node !== at && isDefaultOf(node, at)) return 'default';
  }
  return 'always';
}

/** Whether a condition holds, too, where nobody said anything, and the place lies in what is done then. */
function holdsUnsaid(conditional: Node, below: Node, condition: string): boolean {
  return (
    conditional.childForFieldName('consequence')?.id === below.id &&
    /^[@\w.]+\.(?:blank|nil|empty)\?(?:\s*(?:\|\||or\b)|$)/.test(condition)
  );
}

/** `options.path || '/v2.0/tokens'`: what stands on its right is taken where its left is not there. */
const FALLBACK = /^(?:\|\||\?\?|or)$/;
const CALLS = new Set(['method_invocation', 'call_expression', 'call']);

/** A call of `default…`, or one that looks something up and is given what to take where it is not there. */
function isDefaultCall(call: Node, at: Node): boolean {
  const name = ['name', 'function', 'method']
    .map((field) => call.childForFieldName(field)?.text ?? '')
    .join('');
  if (/default\w*$/i.test(name)) return true;
  if (!/(?:\b|_|\.)(?:get|getenv|getEnv|fetch)$/.test(name)) return false;
  const first = call.childForFieldName('arguments')?.namedChild(0);
  return first !== null && first !== undefined && first.id !== at.id && at.type.includes('string');
}

/** What an option’s declaration (`default=…`, `Default: …`) or a call of `default…` is given, or what is fallen back to. */
function isDefaultOf(node: Node, at: Node): boolean {
  if (CALLS.has(node.type)) return isDefaultCall(node, at);
  if (FALLBACK.test(node.childForFieldName('operator')?.text ?? '')) {
    return node.childForFieldName('right')?.id === at.id;
  }
  if (!/^(?:keyword_argument|pair|keyed_element)$/.test(node.type)) return false;
  return /^[:"']?default(?:value)?["':]?$/i.test(node.namedChild(0)?.text ?? '');
}
