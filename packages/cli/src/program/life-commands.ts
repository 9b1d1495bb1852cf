// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** revoke, waive: what happens to a certificate later. */
export function addLifeCommands(touchstone: Command, world: CommandWorld): void {
  void touchstone;
  void world;
}
