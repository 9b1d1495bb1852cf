// SPDX-License-Identifier: Apache-2.0
import { findProgram, programNames } from './commands/load-commands.js';
import { loadResources } from './resources/load-resources.js';
import { SYNTAXES } from './resources/resource-data.js';

/** A tool that solutions speak through without calling a library. */
export interface Tool {
  readonly title: string;
  /** What is written for it: `shell`, or the syntax of declarations. */
  readonly language: string;
}

/**
 * The tool that findings name as `via` or `sdk`, where it is no library.
 * @param id of data/commands or data/resources
 */
export function findTool(id: string): Tool | undefined {
  for (const syntax of SYNTAXES) {
    const resources = loadResources(syntax);
    if (resources.id === id) return { title: resources.title, language: syntax };
  }
  for (const name of programNames()) {
    const program = findProgram(name);
    if (program?.id === id) return { title: program.title, language: 'shell' };
  }
  return undefined;
}
