// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError, Option, type Command } from 'commander';
import { PREDICATES } from '@touchstone/model';
import type { CommandWorld } from './command-world.js';
import { addLogServiceCommands } from './log-service-commands.js';

const WHERE = 'a folder, a URL, s3://BUCKET/PREFIX or swift://CONTAINER/PREFIX';
const format = (...choices: string[]): Option =>
  new Option('--format <format>', 'how to print').choices(['text', 'json', ...choices]).default('text');
const list = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value.split(','),
];
const file = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
const index = (value: string): number => {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('a whole number from 0');
  return number;
};
const count = (value: string): number => {
  const number = index(value);
  if (number === 0) throw new InvalidArgumentError('a whole number from 1');
  return number;
};
/** Whom to believe about a log that is only read. */
const addTrust = (command: Command): Command =>
  command
    .option('--log-key <key>', "the log's public key, NAME+HASH+BASE64: its checkpoint must be signed by it")
    .option('--trust-root <file>', 'whom to believe; or TOUCHSTONE_TRUST_ROOT (repeatable)', file);

/** log: the transparency log. */
export function addLogCommands(touchstone: Command, world: CommandWorld): void {
  const { output, env, done } = world;
  const log = touchstone.command('log').description('the transparency log: create, show, prove, check');
  log
    .command('create')
    .description('make a log without entries; with DATABASE_URL several processes can append to it')
    .argument('<log>', 'a folder, s3://BUCKET/PREFIX or swift://CONTAINER/PREFIX')
    .requiredOption('--origin <name>', 'what it is called for ever: a URL without its scheme')
    .option(
      '--key <file>',
      "its secret key; or TOUCHSTONE_LOG_KEY_FILE, or the key's text in TOUCHSTONE_LOG_KEY",
    )
    .option('--new-key', 'make the key: FILE for you alone, FILE.pub for everybody')
    .addOption(format())
    .action(async (where, options) => {
      const { logCreateCommand } = await import('../log/log-create.js');
      done(await logCreateCommand(where, options, output, env));
    });
  addTrust(log.command('show'))
    .description('size, root and entries')
    .argument('<log>', WHERE)
    .option(
      '--kind <kind>',
      `only entries of this kind: ${Object.keys(PREDICATES).join(', ')} (repeatable)`,
      list,
    )
    .option('--solution <id>', 'only certificates of this solution (repeatable)', list)
    .option('--lab <id>', 'only certificates of this lab (repeatable)', list)
    .option('--from <index>', 'only from this entry on', index)
    .option('--limit <number>', 'show so many at most', count)
    .addOption(format('ndjson'))
    .action(async (where, options) => {
      const { logShowCommand } = await import('../log/log-show.js');
      done(await logShowCommand(where, options, output, env));
    });
  addTrust(log.command('proof'))
    .description('the proof that an entry is in the log (c2sp.org/tlog-proof)')
    .argument('<log>', WHERE)
    .argument('<index>', 'which entry, from 0', index)
    .action(async (where, at, options) => {
      const { logProofCommand } = await import('../log/log-proof.js');
      done(await logProofCommand(where, at, options, output, env));
    });
  addTrust(log.command('fsck'))
    .description('derive everything again from the entries and compare')
    .argument('<log>', WHERE)
    .addOption(format())
    .action(async (where, options) => {
      const { logFsckCommand } = await import('../log/log-fsck.js');
      done(await logFsckCommand(where, options, output, env));
    });
  addLogServiceCommands(log, world);
}
