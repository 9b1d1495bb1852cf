// SPDX-License-Identifier: Apache-2.0
import { HOLE } from '../rest/source-path.js';
import type { CallExpression, Expression, TextExpression } from './expression.js';
import { FrameCache } from './frame-cache.js';
import { calleeName, valuesOf, type Frame, type Value } from './values.js';

/** A text as far as the source tells it: `{}` stands for what only the running program knows. */
export interface Template {
  readonly text: string;
  /** What the source calls the part that is not known and comes first; null where the text begins with known letters. */
  readonly first: string | null;
}

const MOST_TEXTS = 6;
const DEEPEST = 12;
const LONGEST = 600;

/** Calls whose value is, for a path, what they are called with, or on. */
const SAME_ARGUMENT =
  /^(?:encodeURI(?:Component)?|String|raw_?urlencode|urlencode|quote|Escape(?:DataString|UriString)?|UrlEncode|Uri|URL|parse|format_url|ToString|new|from|as_ref|Some)$/;
const SAME_RECEIVER =
  /^(?:toString|trim\w*|replace\w*|toLowerCase|toUpperCase|split|map|filter|to_string|to_owned|to_vec|clone|as_str|as_ref|into|unwrap\w*|expect|ToString|Trim\w*|Replace|ToLower\w*|concat|href|pathname|valueOf)$/;
const JOINS =
  /^(?:url_?join|join_?urls?|join_?paths?|path_?join|Combine|UrlCombine|AppendPathSegments?|join|resolve|joinUrl)$/i;
const FORMATS = /^(?:s?printf|format|Format|vsprintf|interpolate)$/;

/** The texts that an expression can be; each a template. */
export function textsOf(expression: Expression, frame: Frame | undefined): readonly Template[] {
  return texts(expression, frame, 0);
}

function texts(expression: Expression, frame: Frame | undefined, depth: number): readonly Template[] {
  const cache = readTexts.of(frame);
  const known = cache.get(expression);
  if (known !== undefined) return known;
  if (depth > DEEPEST) return [hole('')];
  // What is asked for while it is read is part of itself: `path = path + '/x'`.
  cache.set(expression, [hole('')]);
  const found: Template[] = [];
  for (const value of valuesOf(expression, frame)) {
    found.push(
      ...(value.expression === expression
        ? textsOfValue(value, depth)
        : texts(value.expression, value.frame, depth + 1)),
    );
  }
  const read = distinct(found);
  cache.set(expression, read);
  return read;
}

const readTexts = new FrameCache<readonly Template[]>();

function textsOfValue({ expression, frame }: Value, depth: number): readonly Template[] {
  switch (expression.kind) {
    case 'text':
      return concatenate(expression, frame, depth);
    case 'call':
      return callTexts(expression, frame, depth);
    case 'element':
      return [hole(describe(expression.of))];
    default:
      return [hole(describe(expression))];
  }
}

function hole(first: string): Template {
  return { text: HOLE, first };
}

/** How the source writes a name, dotted, for what it may hint at. */
export function describe(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member':
      return `${describe(expression.of)}.${expression.name}`;
    case 'element':
      return describe(expression.of);
    case 'call': {
      const [first] = expression.args;
      const text = first?.kind === 'text' && first.pieces.length === 1 ? first.pieces[0] : undefined;
      return `${describe(expression.callee)}(${typeof text === 'string' ? text : ''})`;
    }
    case 'import':
      return expression.path;
    default:
      return '';
  }
}

function concatenate(
  { pieces }: TextExpression,
  frame: Frame | undefined,
  depth: number,
): readonly Template[] {
  let all: readonly Template[] = [{ text: '', first: null }];
  for (const piece of pieces) {
    const next = typeof piece === 'string' ? [{ text: piece, first: null }] : texts(piece, frame, depth + 1);
    all = distinct(all.flatMap((head) => next.map((tail) => glue(head, tail))));
  }
  return all;
}

function glue(head: Template, tail: Template): Template {
  if (head.text === '') return tail;
  return { text: (head.text + tail.text).slice(0, LONGEST), first: head.first };
}

function callTexts(call: CallExpression, frame: Frame | undefined, depth: number): readonly Template[] {
  const name = calleeName(call);
  const { callee, args } = call;
  const [first] = args;
  if (name === 'join' && callee.kind === 'member') {
    const list = valuesOf(callee.of, frame).find((value) => value.expression.kind === 'list');
    if (list?.expression.kind === 'list') {
      const by = first === undefined ? ',' : (texts(first, frame, depth + 1)[0]?.text ?? ',');
      return joinTexts(list.expression.items, list.frame, by, depth);
    }
    // Of a list it is what stands between; of a URL it is what comes behind.
    const isPath = first !== undefined && texts(first, frame, depth + 1).some(({ text }) => /\w/.test(text));
    if (args.length === 1) {
      return isPath && first !== undefined
        ? joinTexts([callee.of, first], frame, '/', depth)
        : texts(callee.of, frame, depth + 1);
    }
  }
  if (JOINS.test(name) && args.length > 0) {
    const [only] = args.length === 1 ? valuesOf(args[0]!, frame) : [];
    const [items, inFrame] =
      only?.expression.kind === 'list' ? [only.expression.items, only.frame] : [args, frame];
    return joinTexts(items, inFrame, '/', depth);
  }
  if (FORMATS.test(name) && first !== undefined) {
    return texts(first, frame, depth + 1).map(({ text, first: named }) => ({
      text: text.replaceAll(/%[sdvj]|\{\d*\}/g, HOLE),
      first: named ?? (/^(?:%[sdvj]|\{\d*\})/.test(text) && args[1] !== undefined ? describe(args[1]) : null),
    }));
  }
  if (SAME_RECEIVER.test(name) && callee.kind === 'member') return texts(callee.of, frame, depth + 1);
  if (SAME_ARGUMENT.test(name) && first !== undefined) {
    return args.length === 2 && name === 'URL'
      ? joinTexts([args[1]!, first], frame, '/', depth)
      : texts(first, frame, depth + 1);
  }
  return builtUrl(call, frame, depth) ?? [hole(describe(call))];
}

const BUILDS_URL = /^_?(?:get|build|make|format|create|construct|full)_?\w*(?:url|uri|endpoint|path)$/i;

/** What a function of another file that is named for it builds: the endpoint, and behind it what it is given. */
function builtUrl(
  call: CallExpression,
  frame: Frame | undefined,
  depth: number,
): readonly Template[] | undefined {
  const [given] = call.args;
  if (given === undefined || call.args.length > 1 || !BUILDS_URL.test(calleeName(call))) return undefined;
  const isRecord = valuesOf(given, frame).some(({ expression }) => expression.kind === 'record');
  const parts: readonly Expression[] = isRecord
    ? ['container', 'path'].map((name) => ({ kind: 'member', of: given, name }))
    : [given];
  const endpoint: Expression = { kind: 'name', name: calleeName(call), scope: call.scope };
  return joinTexts([endpoint, ...parts], frame, '/', depth);
}

function joinTexts(
  items: readonly Expression[],
  frame: Frame | undefined,
  by: string,
  depth: number,
): readonly Template[] {
  let all: readonly Template[] | undefined;
  for (const item of items) {
    const next = texts(item, frame, depth + 1);
    const heads = all;
    all =
      heads === undefined
        ? next
        : distinct(heads.flatMap((head) => next.map((tail) => joined(head, by, tail))));
  }
  return all ?? [{ text: '', first: null }];
}

function joined(head: Template, by: string, tail: Template): Template {
  if (head.text === '') return tail;
  if (tail.text === '') return head;
  const text =
    by === '/'
      ? `${head.text.replace(/\/+$/, '')}/${tail.text.replace(/^\/+/, '')}`
      : head.text + by + tail.text;
  return { text: text.slice(0, LONGEST), first: head.first };
}

function distinct(all: readonly Template[]): readonly Template[] {
  if (all.length <= 1) return all;
  const seen = new Map<string, Template>();
  for (const one of all) if (!seen.has(one.text)) seen.set(one.text, one);
  return [...seen.values()].slice(0, MOST_TEXTS);
}
