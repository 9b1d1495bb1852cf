// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** log: the transparency log. */
export function addLogCommands(touchstone: Command, world: CommandWorld): void {
  void touchstone;
  void world;
}
