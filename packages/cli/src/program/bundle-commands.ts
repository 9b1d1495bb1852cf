// SPDX-License-Identifier: Apache-2.0
import { Option, type Command } from 'commander';
import type { CommandWorld } from './command-world.js';

/** pack, unpack, diff: bundles as files and side by side. */
export function addBundleCommands(touchstone: Command, { output, done }: CommandWorld): void {
  touchstone
    .command('pack')
    .description('make one file of a bundle; the same content gives the same bytes')
    .argument('<bundle>', 'a folder that certify wrote')
    .option('--out <file>', 'where to write it; <solution>.touchstone unless named')
    .action(async (folder, options) => {
      const { packCommand } = await import('../commands/pack.js');
      done(await packCommand(folder, options, output));
    });
  touchstone
    .command('unpack')
    .description('make a folder of a bundle file again')
    .argument('<file>', 'a file that pack wrote')
    .requiredOption('--out <folder>', 'a new folder')
    .action(async (file, options) => {
      const { unpackCommand } = await import('../commands/unpack.js');
      done(await unpackCommand(file, options, output));
    });
  touchstone
    .command('diff')
    .description('what two bundles of one solution differ in, and why their verdicts do')
    .argument('<a>', 'a bundle, folder or file')
    .argument('<b>', 'a later one')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'md']).default('text'),
    )
    .action(async (a, b, options) => {
      const { diffCommand } = await import('../commands/diff.js');
      done(await diffCommand([a, b], options, output));
    });
}
