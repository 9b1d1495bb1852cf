// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';
import { addLogServiceCommands } from './log-service-commands.js';

/** log: the transparency log. */
export function addLogCommands(touchstone: Command, world: CommandWorld): void {
  const log = touchstone.command('log').description('the transparency log: create, show, prove, check');
  addLogServiceCommands(log, world);
}
