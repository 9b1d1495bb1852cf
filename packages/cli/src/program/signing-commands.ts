// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** key, sign: who vouches for a bundle. */
export function addSigningCommands(touchstone: Command, world: CommandWorld): void {
  void touchstone;
  void world;
}
