// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** publish: into a log or a registry. */
export function addPublishCommands(touchstone: Command, world: CommandWorld): void {
  void touchstone;
  void world;
}
