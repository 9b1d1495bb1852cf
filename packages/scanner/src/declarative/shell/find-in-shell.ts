// SPDX-License-Identifier: Apache-2.0
import { Query, type Node } from 'web-tree-sitter';
import type { Finding } from '../../detect/finding.js';
import { grammarOf, parseSource } from '../../parse/grammars.js';
import { commandFindings } from '../commands/command-findings.js';
import { findCommandOperations, type Word } from '../commands/find-command-operations.js';
import { programNames } from '../commands/load-commands.js';
import { shellFunctions } from './shell-functions.js';
import { assignedWords, expandedWords, type ShellVariables } from './shell-variables.js';
import { quotedScript, shellWord } from './shell-word.js';

/** Scripts in strings in scripts: more than this is nobody's program. */
const MOST_NESTED = 3;

/** Of a command no more is looked at, in characters. */
const LONGEST = 5000;

/** Programs that take a script as one of their words, or from their input. */
const SHELLS = new Set([
  'bash',
  'sh',
  'ksh',
  'zsh',
  'dash',
  'eval',
  'ssh',
  'su',
  'trap',
  'watch',
  'parallel',
]);

const QUERY = `
  (command) @command
  (variable_assignment) @assignment
  (function_definition) @function
  (redirected_statement (heredoc_redirect)) @redirected
`;

let query: Query | undefined;
let names: RegExp | undefined;

/** What a script may call: a client's program by name, at the beginning of a word. */
function programPattern(): RegExp {
  names ??= new RegExp(`(?:^|[\\s/"'(=])(?:${programNames().join('|')})(?:\\.exe)?["']?(?:\\s|$)`, 'm');
  return names;
}

/** Whether a text names a program of OpenStack's clients as a word at all; cheap. */
export function namesProgram(text: string): boolean {
  return programPattern().test(text) || /\$\{?OPENSTACK/i.test(text);
}

/**
 * The operations that a script's commands do. Comments and quoted text are no commands, unless a shell is given them.
 * The grammar of the shell must have been loaded.
 * @param firstLine line of the file at which the script begins, from 1
 */
export function findInShell(text: string, firstLine = 1, depth = 0): readonly Finding[] {
  if (depth > MOST_NESTED || !namesProgram(text)) return [];
  const tree = parseSource('shell', text);
  if (tree === null) return [];
  try {
    query ??= new Query(grammarOf('shell'), QUERY);
    const captures = query.captures(tree.rootNode);
    const of = (name: string): Node[] =>
      captures.filter((each) => each.name === name).map(({ node }) => node);
    const functions = shellFunctions(of('function'));
    const script: Script = {
      variables: variablesOf(of('assignment')),
      functions,
      runners: new Set(functions.keys()),
      firstLine,
      depth,
    };
    return [
      ...of('assignment').flatMap((node) => findInArray(node, script)),
      ...of('command').flatMap((node) => findInCommand(node, script)),
      ...of('redirected').flatMap((node) => findInHeredoc(node, script)),
    ];
  } finally {
    tree.delete();
  }
}

interface Script {
  readonly variables: ShellVariables;
  readonly functions: ReturnType<typeof shellFunctions>;
  readonly runners: ReadonlySet<string>;
  readonly firstLine: number;
  readonly depth: number;
}

/** Of several assignments to one name, the first that names a program. */
function variablesOf(assignments: readonly Node[]): ShellVariables {
  const variables = new Map<string, readonly Word[]>();
  for (const node of assignments) {
    const name = node.childForFieldName('name')?.text;
    const value = node.childForFieldName('value');
    if (name === undefined || value === null || variables.has(name)) continue;
    if (programPattern().test(value.text)) variables.set(name, assignedWords(value));
  }
  return variables;
}

/** `CMD=(openstack server create)`: the command is where the words are. */
function findInArray(node: Node, script: Script): readonly Finding[] {
  const value = node.childForFieldName('value');
  if (value?.type !== 'array' || !programPattern().test(value.text)) return [];
  const found = findCommandOperations(value.namedChildren.map(shellWord), script.runners);
  return found?.command === undefined ? [] : commandFindings(found, lineOf(value, script), value.text);
}

function findInCommand(node: Node, script: Script): readonly Finding[] {
  const name = node.childForFieldName('name');
  if (name === null) return [];
  const called = script.functions.get(name.text);
  const { text } = node;
  if (
    called === undefined &&
    !namesProgram(text.slice(0, LONGEST)) &&
    !/^\s*(?:\w+=\S*\s+)*["']?\$/.test(text)
  )
    return [];
  const rest = node.childrenForFieldName('argument').filter((each) => each !== null);
  const line = lineOf(name, script);
  const given = rest.map(shellWord);
  if (called !== undefined) {
    const passed = findCommandOperations([...called.words, ...given.slice(called.keeps)]);
    return passed?.command === undefined ? [] : commandFindings(passed, line, text);
  }
  const words = [...(expandedWords(name.text, script.variables) ?? [shellWord(name)]), ...given];
  const found =
    findCommandOperations(words, script.runners) ??
    findCommandOperations(expandFirst(words, rest, script), script.runners);
  if (found?.command !== undefined) return commandFindings(found, line, text);
  const inner = findInStrings(words, rest, script);
  return inner.length > 0 || found === undefined ? inner : commandFindings(found, line, text);
}

/** `sudo $OPENSTACK server list`: a variable behind a program that runs another. */
function expandFirst(words: readonly Word[], rest: readonly Node[], script: Script): readonly Word[] {
  const at = rest.findIndex((node) => expandedWords(node.text, script.variables) !== undefined);
  if (at === -1) return words;
  const offset = words.length - rest.length;
  const inserted = expandedWords(rest[at]!.text, script.variables)!;
  return [...words.slice(0, offset + at), ...inserted, ...words.slice(offset + at + 1)];
}

/** `bash -c '…'`, `retry "openstack …"`: the words that are scripts. */
function findInStrings(words: readonly Word[], rest: readonly Node[], script: Script): readonly Finding[] {
  const runs = words.some((word) => word !== null && SHELLS.has(word.slice(word.lastIndexOf('/') + 1)));
  const runner = typeof words[0] === 'string' && script.runners.has(words[0]);
  if (!runs && !runner) return [];
  return rest.flatMap((node) => {
    const inner = quotedScript(node);
    if (inner === undefined || !/\s/.test(inner)) return [];
    if (!runs && !/^(?:sudo\s+)?openstack\s/.test(inner)) return [];
    return findInShell(inner, lineOf(node, script), script.depth + 1);
  });
}

/** A text that is written to a script, or given to a shell, is one. */
function findInHeredoc(node: Node, script: Script): readonly Finding[] {
  const redirect = node.namedChildren.find((each) => each?.type === 'heredoc_redirect');
  const body = redirect?.namedChildren.find((each) => each?.type === 'heredoc_body');
  if (body == null || !namesProgram(body.text)) return [];
  const outside = node.text.replace(body.text, '');
  const isScript =
    /^\s*#!.*sh\b/.test(body.text) ||
    /(?:^|[\s/])(?:bash|sh|ksh|ssh)\s/.test(outside) ||
    /\.(?:sh|bash)\b/.test(outside);
  return isScript ? findInShell(body.text, lineOf(body, script), script.depth + 1) : [];
}

function lineOf(node: Node, script: Script): number {
  return script.firstLine + node.startPosition.row;
}
