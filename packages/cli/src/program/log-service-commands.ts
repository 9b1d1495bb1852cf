// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandWorld } from './command-world.js';

const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
const port = (value: string): number => {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('a port is 0 to 65535');
  return number;
};
const whole = (value: string): number => {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('a whole number from 1');
  return number;
};
const trustRoot = (): Option =>
  new Option('--trust-root <file>', 'whom to believe; or TOUCHSTONE_TRUST_ROOT (repeatable)').argParser(list);
const HOST = ['--host <address>', 'where it listens', '127.0.0.1'] as const;

/** log serve, monitor, witness: a log among others. `log` is the command that they are put below. */
export function addLogServiceCommands(log: Command, { output, env, done }: CommandWorld): void {
  log
    .command('serve')
    .description(
      'serve a log for reading (c2sp.org/tlog-tiles); with --tokens it takes bundles and statements as well',
    )
    .argument('<log>', 'a folder, s3://BUCKET/PREFIX or swift://CONTAINER/PREFIX')
    .option('--key <file>', "the log's key; or TOUCHSTONE_LOG_KEY_FILE, TOUCHSTONE_LOG_KEY")
    .option('--tokens <file>', 'who may publish: a file of touchstone log token create')
    .addOption(trustRoot())
    .option('--witness <url>', 'a witness to cosign each checkpoint (repeatable)', list)
    .option(
      '--witness-key <key>',
      'the verifier key of a witness that the trust root does not name (repeatable)',
      list,
    )
    .option(...HOST)
    .option('--port <port>', 'where it listens; 0 for any that is free', port, 8780)
    .action(async (where, options) => {
      const { logServeCommand } = await import('../log-service/log-serve.js');
      done(await logServeCommand(where, options, output, env));
    });
  log
    .command('monitor')
    .description('follow a log and alarm on what it does wrong; exit code 1 on an alarm')
    .argument('<log>', 'a folder or an address')
    .requiredOption('--state <file>', 'what it remembers of the log; made where it is not there')
    .addOption(trustRoot())
    .option('--origin <name>', 'which log, where the trust root knows several')
    .option('--once', 'look once; what it does without --every')
    .addOption(new Option('--every <seconds>', 'look again and again').argParser(whole).conflicts('once'))
    .option('--watch <id>', 'alarm on entries about this solution, lab or signer (repeatable)', list)
    .option('--stale <seconds>', 'alarm where nothing is new for so long', whole)
    .option(
      '--compare <where>',
      'what others saw: a checkpoint, the state of another monitor, the address of a witness (repeatable)',
      list,
    )
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (where, options) => {
      const { logMonitorCommand } = await import('../log-service/log-monitor.js');
      done(await logMonitorCommand(where, options, output, env));
    });
  log
    .command('witness')
    .description('cosign checkpoints that continue what was seen before (c2sp.org/tlog-witness)')
    .requiredOption(
      '--state <folder>',
      'what it remembers; never to be lost, never to be put back to an older copy',
    )
    .requiredOption('--key <file>', "the witness's key")
    .option('--new-key <name>', 'make the key, under this name; FILE.pub is for everybody')
    .requiredOption('--log <key>', 'the verifier key of a log to cosign for (repeatable)', list)
    .option(...HOST)
    .option('--port <port>', 'where it listens; 0 for any that is free', port, 8781)
    .action(async (options) => {
      const { logWitnessCommand } = await import('../log-service/log-witness.js');
      done(await logWitnessCommand(options, output));
    });
  log
    .command('token')
    .description('who may publish into a log that is served')
    .command('create')
    .description('print a new token, once, and keep its hash')
    .requiredOption('--tokens <file>', 'where hashes are kept; made where it is not there')
    .requiredOption('--id <id>', 'what it is called')
    .addOption(
      new Option('--may <what...>', 'what it may publish')
        .choices(['bundles', 'statements'])
        .default(['bundles']),
    )
    .option('--owner <id>', 'only papers of this lab or signer (repeatable)', list)
    .option('--days <number>', 'how long it is taken', whole, 90)
    .action(async (options) => {
      const { tokenCreateCommand } = await import('../log-service/token-create.js');
      done(await tokenCreateCommand({ ...options, now: new Date() }, output));
    });
}
