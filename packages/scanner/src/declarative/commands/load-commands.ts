// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readData, readDataFile } from '../read-data.js';
import { commandData, type Command } from './command-data.js';

/** `data/` lies beside `src/` and `dist/` alike. */
const FOLDER = fileURLToPath(new URL('../../../data/commands/', import.meta.url));

/** What a program can do. */
export interface Program {
  /** The client that it comes with. */
  readonly id: string;
  readonly title: string;
  readonly commands: ReadonlyMap<string, Command>;
  readonly valued: ReadonlySet<string>;
  /** Most words that a command of it has. */
  readonly longest: number;
}

let files: ReadonlyMap<string, readonly string[]> | undefined;
const programs = new Map<string, Program>();

/** Names of the programs whose commands the data know, sorted: what the names of the files begin with. */
export function programNames(): readonly string[] {
  return [...filesByProgram().keys()];
}

/** Whether a word names such a program. */
export function isProgram(word: string): boolean {
  return filesByProgram().has(word);
}

/**
 * A program's commands. Its files are read when it is first asked for, once in each thread: most trees name few.
 * @returns undefined for a program that the data do not know
 * @throws TouchstoneError SCAN_DATA when a file is not what commandData says
 */
export function findProgram(name: string): Program | undefined {
  const names = filesByProgram().get(name);
  if (names === undefined) return undefined;
  let program = programs.get(name);
  if (program === undefined) programs.set(name, (program = readProgram(names)));
  return program;
}

function filesByProgram(): ReadonlyMap<string, readonly string[]> {
  if (files === undefined) {
    const found = new Map<string, string[]>();
    for (const name of readdirSync(FOLDER).toSorted()) {
      const program = /^[a-z]+/.exec(name)?.[0];
      if (program === undefined || !/\.(?:json|yaml)$/.test(name)) continue;
      found.set(program, [...(found.get(program) ?? []), name]);
    }
    files = found;
  }
  return files;
}

function readProgram(names: readonly string[]): Program {
  const parts = names.map((name) => readData(`commands/${name}`, commandData, readDataFile(FOLDER + name)));
  const commands = new Map(parts.flatMap((part) => Object.entries(part.commands)));
  return {
    id: parts[0]!.id,
    title: parts[0]!.title,
    commands,
    valued: new Set(parts.flatMap((part) => part.valued)),
    longest: Math.max(...[...commands.keys()].map((command) => command.split(' ').length)),
  };
}
