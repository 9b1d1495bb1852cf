// SPDX-License-Identifier: Apache-2.0
import type { Confidence } from '@touchstone/model';
import { findProgram, isProgram, type Program } from './load-commands.js';
import type { Command } from './command-data.js';

/** A word of a command; null where only the running program knows it. */
export type Word = string | null;

/** What a command does with an OpenStack. */
export interface FoundCommand {
  /** The client that it is a command of: `python-openstackclient`. */
  readonly via: string;
  /** `server create`; undefined where the data do not know the command. */
  readonly command: string | undefined;
  /** What it is for, with high confidence, and what it reads on the way, with medium; each operation once. */
  readonly operations: readonly { readonly operation: string; readonly confidence: Confidence }[];
}

/** Programs that run the command that their words end in. */
const RUNNERS = new Set(
  (
    'sudo doas env exec command builtin time nohup nice ionice timeout stdbuf setsid unbuffer xargs parallel watch ' +
    'retry chroot nsenter ssh docker podman nerdctl kubectl oc flock runuser su script strace not !'
  ).split(' '),
);

/** Functions whose name says that they run what they are given. */
const RUNS = /(?:^|[_-])(?:retry|retries|run|exec|execute|wait|until|try|with|check|quiet|silent)(?:$|[_-])/i;

/**
 * What a command does, from its words: `['sudo', 'openstack', '--os-cloud', null, 'server', 'create', …]`. The first
 * word is the program, its path, or one that runs it. Words are taken as the shell gives them to the program: quotes
 * gone, nothing joined.
 * @param runners names that also run what they are given: functions of the same script
 * @returns undefined where the words are no command of a client that the data know
 */
export function findCommandOperations(
  words: readonly Word[],
  runners: ReadonlySet<string> = new Set(),
): FoundCommand | undefined {
  const start = programAt(words, runners);
  if (start === undefined) return undefined;
  const program = findProgram(nameOf(words[start] ?? ''))!;
  const said = split(words.slice(start + 1));
  const begin = commandAt(said, program);
  for (let length = Math.min(program.longest, said.length - begin); length > 0; length -= 1) {
    const name = said.slice(begin, begin + length).join(' ');
    const command = program.commands.get(name);
    if (command === undefined) continue;
    return { via: program.id, command: name, operations: effects(command, said.slice(begin + length)) };
  }
  return { via: program.id, command: undefined, operations: [] };
}

function programAt(words: readonly Word[], runners: ReadonlySet<string>): number | undefined {
  const first = words[0];
  if (typeof first !== 'string') return undefined;
  const name = nameOf(first);
  if (isProgram(name)) return 0;
  if (!RUNNERS.has(name) && !runners.has(first) && !RUNS.test(first)) return undefined;
  const at = words.findIndex((word) => word !== null && isProgram(nameOf(word)));
  return at > 0 ? at : undefined;
}

/** `/usr/bin/openstack` and `openstack.exe` are `openstack`. */
function nameOf(word: string): string {
  return word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1).replace(/\.exe$/i, '');
}

/** `--name=value` is two words. */
function split(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word) => {
    const option = word === null ? undefined : /^(--[\w-]+)=(.*)$/s.exec(word);
    return option == null ? [word] : [option[1] ?? null, option[2] ?? null];
  });
}

/** Where the command begins, behind the program's own options; what is not known there is taken for an option. */
function commandAt(words: readonly Word[], program: Program): number {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word == null) continue;
    if (!word.startsWith('-')) return at;
    if (word.startsWith('--os-') || program.valued.has(word)) at += 1;
  }
  return words.length;
}

function effects(command: Command, rest: readonly Word[]): FoundCommand['operations'] {
  const given = new Set(rest);
  const added = Object.entries(command.with ?? {})
    .filter(([words]) =>
      words.split(' ').every((word) => (word[0] === '!' ? !given.has(word.slice(1)) : given.has(word))),
    )
    .map(([, effect]) => effect);
  const found = new Map<string, Confidence>();
  for (const { does } of [command, ...added])
    for (const operation of does ?? []) found.set(operation, 'high');
  for (const { looksUp } of [command, ...added]) {
    for (const operation of looksUp ?? []) if (!found.has(operation)) found.set(operation, 'medium');
  }
  return [...found].map(([operation, confidence]) => ({ operation, confidence }));
}
