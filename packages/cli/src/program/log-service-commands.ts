// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** log serve, monitor, witness: a log among others. `log` is the command that they are put below. */
export function addLogServiceCommands(log: Command, world: CommandWorld): void {
  void log;
  void world;
}
