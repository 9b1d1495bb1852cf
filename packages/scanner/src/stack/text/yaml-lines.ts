// SPDX-License-Identifier: Apache-2.0

/** What must hold for a line of a template to be written at all, as in `{{- if .Values.redis.enabled }}`. */
export interface LineCondition {
  readonly text: string;
  readonly line: number;
}

/** One `key: value` or `- value` of a YAML file or of a template of one. */
export interface YamlLine {
  readonly line: number;
  /** Which document of the file, from 0. */
  readonly document: number;
  /** Keys from the top; an element of a sequence is its place, as in `[2]`. */
  readonly keys: readonly string[];
  /** Without quotes and comment; null where the value is on the lines below. Block scalars are whole. */
  readonly value: string | null;
  readonly block: boolean;
  readonly when: LineCondition | null;
}

interface Frame {
  readonly indent: number;
  readonly key: string;
  readonly element: number;
}

const MAX_LINES = 200_000;
const MAX_DEPTH = 64;
/** Characters; what people write is shorter, and nothing that is looked for is on a longer line. */
const MAX_LINE = 5000;
const CONTROL =
  /\{\{-?\s*(if|with|range|define|block|else if|else|end)\b([^}]*)\}\}|\{%-?\s*(if|for|elif|else|endif|endfor)\b([^%]*)%\}/g;

/**
 * The keys and values of YAML by its indentation, each with its line. Templates of YAML (Helm, Jinja, ERB) are not YAML
 * until they are filled in, so no parser of YAML reads them; this reads both alike, expands no alias, and fails on
 * nothing: what it cannot read, it leaves out.
 */
export function readYamlLines(text: string): readonly YamlLine[] {
  if (last?.text !== text) last = { text, lines: parseLines(text) };
  return last.lines;
}

/** Several detectors ask for the same file one after the other. */
let last: { readonly text: string; readonly lines: readonly YamlLine[] } | undefined;

function parseLines(text: string): readonly YamlLine[] {
  const lines = text.split('\n', MAX_LINES);
  const found: YamlLine[] = [];
  const frames: Frame[] = [];
  const conditions: (LineCondition | null)[] = [];
  let document = 0;

  for (let at = 0; at < lines.length; at++) {
    const raw = lines[at]!;
    const content = raw.trimStart();
    if (content === '' || content[0] === '#' || raw.length > MAX_LINE) continue;
    if (raw.startsWith('---')) {
      document++;
      frames.length = 0;
      continue;
    }
    if (content.includes('{{') || content.includes('{%')) {
      follow(content, at + 1, conditions);
      if (/^(?:\{\{|\{%)[^:]*(?:\}\}|%\})\s*$/.test(content)) continue;
    }
    let indent = raw.length - content.length;
    let rest = content.trimEnd();
    while (/^-(?:\s|$)/.test(rest) && frames.length < MAX_DEPTH) {
      const element = openElement(frames, indent);
      frames.push({ indent, key: `[${element}]`, element });
      const after = rest.slice(1).trimStart();
      indent += rest.length - after.length;
      rest = after;
    }
    const pair = splitPair(rest);
    if (pair !== undefined) {
      while (frames.length > 0 && frames.at(-1)!.indent >= indent) frames.pop();
      if (frames.length >= MAX_DEPTH) continue;
      frames.push({ indent, key: pair.key, element: -1 });
    } else if (frames.at(-1)?.element === undefined || frames.at(-1)!.element < 0 || rest === '') {
      continue;
    }
    let value: string | null = plain(pair === undefined ? rest : pair.value);
    const line = at + 1;
    const block = /^[|>][-+\d]*$/.test(value);
    if (block) {
      const body: string[] = [];
      while (at + 1 < lines.length && isWithin(lines[at + 1]!, frames.at(-1)!.indent))
        body.push(lines[++at]!);
      value = body.join('\n');
    } else if (value === '') value = null;
    const keys = frames.map(({ key }) => key);
    found.push({
      line,
      document,
      keys,
      value,
      block,
      when: conditions.at(-1) ?? null,
    });
  }
  return found;
}

/** Which element of its sequence begins here; closes what is deeper. */
function openElement(frames: Frame[], indent: number): number {
  while (frames.length > 0) {
    const top = frames.at(-1)!;
    if (top.indent < indent || (top.indent === indent && top.element < 0)) break;
    frames.pop();
    if (top.indent === indent) return top.element + 1;
  }
  return 0;
}

function isWithin(line: string, indent: number): boolean {
  const content = line.trimStart();
  return content === '' || line.length - content.length > indent;
}

function splitPair(text: string): { key: string; value: string } | undefined {
  const quoted = /^(["'])((?:(?!\1).)*)\1\s*:(?:\s+|$)/.exec(text);
  if (quoted !== null) return { key: quoted[2]!, value: text.slice(quoted[0].length) };
  if (/^[[{"'&*!|>%@`]/.test(text) && !text.startsWith('{{')) return undefined;
  const bare = /^((?:\{\{[^}]*\}\}|[^\s:#]|[\s#](?=[^\s:#]))+?)\s*:(?:\s+|$)/.exec(text.slice(0, 300));
  return bare === null ? undefined : { key: bare[1]!, value: text.slice(bare[0].length) };
}

/** A scalar without its quotes, anchor, tag and comment. */
function plain(text: string): string {
  const value = text.replace(/^(?:[&!][^\s{]+\s+)+/, '').trim();
  const quoted = /^(["'])((?:(?!\1).)*)\1\s*(?:#.*)?$/.exec(value);
  if (quoted !== null) return quoted[2]!;
  if (value.startsWith('#')) return '';
  const comment = value.search(/\s#/);
  return comment === -1 ? value : value.slice(0, comment).trimEnd();
}

/** Opens and closes the conditions that the directives of one line say. */
function follow(content: string, line: number, conditions: (LineCondition | null)[]): void {
  for (const match of content.matchAll(CONTROL)) {
    const word = match[1] ?? match[3]!;
    const text = (match[2] ?? match[4] ?? '').replace(/-$/, '').trim();
    if (word === 'end' || word === 'endif' || word === 'endfor') conditions.pop();
    else if (word.startsWith('else') || word === 'elif') {
      const before = conditions.pop();
      const own = word === 'else' ? `not ${before?.text ?? ''}` : text.replace(/^if\s+/, '');
      conditions.push(before === null || before === undefined ? null : { text: own, line });
    } else conditions.push(word === 'if' || word === 'with' ? { text, line } : (conditions.at(-1) ?? null));
  }
}
