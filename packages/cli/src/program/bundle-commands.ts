// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** pack, unpack, diff: bundles as files and side by side. */
export function addBundleCommands(touchstone: Command, world: CommandWorld): void {
  void touchstone;
  void world;
}
