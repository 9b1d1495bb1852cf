// SPDX-License-Identifier: Apache-2.0
import type { Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** trust: whom a verifier believes. */
export function addTrustCommands(touchstone: Command, world: CommandWorld): void {
  void touchstone;
  void world;
}
