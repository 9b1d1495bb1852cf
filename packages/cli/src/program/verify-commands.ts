// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** verify: every link of a certificate. */
export function addVerifyCommands(touchstone: Command, world: CommandWorld): void {
  void touchstone;
  void world;
}
