// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandWorld } from './command-world.js';

const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
const moment = (value: string): Date => {
  const at = new Date(value);
  if (
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(value) &&
    !Number.isNaN(at.getTime())
  )
    return at;
  throw new InvalidArgumentError('a moment is 2026-11-22 or 2026-11-22T12:00:00Z, in UTC');
};

/** verify: every link of a certificate. */
export function addVerifyCommands(touchstone: Command, { output, env, done }: CommandWorld): void {
  touchstone
    .command('verify')
    .description('verify every link from a bundle’s bytes to its verdict, offline, and recompute it')
    .argument(
      '<bundle...>',
      'a folder or a file; several of one solution tell whether they reproduce each other',
    )
    .option(
      '--trust-root <file>',
      'whom to believe; or TOUCHSTONE_TRUST_ROOT (repeatable: further ones must follow from the first)',
      list,
    )
    .option('--log <place>', 'also ask the log: a folder or a URL')
    .option('--at <moment>', 'judge expiry at this moment instead of now', moment)
    .option('--no-recompute', "take the lab's word for the verdict")
    .option('--public-key <file>', 'in place of a trust root: believe this one key, and nobody else')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (bundles, options) => {
      const { verifyCommand } = await import('../verify/verify.js');
      done(await verifyCommand(bundles, { ...options, now: new Date() }, output, env));
    });
}
