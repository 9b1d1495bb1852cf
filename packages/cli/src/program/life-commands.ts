// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError, Option, type Command } from 'commander';
import { KEY_POWERS, revocation } from '@touchstone/model';
import type { CommandWorld } from './command-world.js';

const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** A day (`2027-01-31`: its first moment, UTC) or a moment (`2027-01-31T12:00:00Z`). */
const moment = (value: string): Date => {
  const date = new Date(value);
  if (
    !/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(value) ||
    Number.isNaN(date.getTime())
  ) {
    throw new InvalidArgumentError('a day such as 2027-01-31, or a moment such as 2027-01-31T12:00:00Z');
  }
  // Of 31 November JavaScript makes 1 December; who wrote it meant another day.
  if (!date.toISOString().startsWith(value.slice(0, 10)))
    throw new InvalidArgumentError('there is no such day');
  return date;
};

const format = (): Option =>
  new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');
const trustRoot = (): Option =>
  new Option('--trust-root <file>', 'whom to believe; or TOUCHSTONE_TRUST_ROOT (repeatable)').argParser(list);

/** What every command has that signs a statement and hands it over. */
function signs(command: Command): Command {
  return command
    .requiredOption('--by <owner>', 'who signs, by its id in the trust root')
    .option('--key <file>', 'the private key; or TOUCHSTONE_KEY_FILE, or its text in TOUCHSTONE_KEY')
    .option(
      '--out <file>',
      'write the signed statement to a new file; printed where there is no --log either',
    )
    .option('--log <where>', 'put it into this log: the address of a registry, or a log of your own')
    .option(
      '--log-key <file>',
      'the key of a log of your own; or TOUCHSTONE_LOG_KEY_FILE, TOUCHSTONE_LOG_KEY',
    )
    .option('--token-file <file>', 'the token for an address; or TOUCHSTONE_TOKEN')
    .option('--witness <url>', 'of a log of your own: a witness to cosign its checkpoint (repeatable)', list)
    .option(
      '--witness-key <key>',
      'the verifier key of a witness that the trust root does not name (repeatable)',
      list,
    )
    .addOption(trustRoot());
}

/** revoke, waive, announce, status: what happens to a certificate later. */
export function addLifeCommands(touchstone: Command, { output, env, done }: CommandWorld): void {
  signs(
    touchstone
      .command('revoke')
      .description('take a certificate, a waiver or a key back, with a reason, for everybody to see')
      .argument('<what>', 'a signed bundle, a waiver’s file, the digest of a statement, or the id of a key')
      .addOption(
        new Option('--what <kind>', 'what a digest is of')
          .choices(['certificate', 'waiver'])
          .default('certificate'),
      )
      .addOption(
        new Option('--reason <reason>', 'why, in one word')
          .choices(revocation.shape.reason.options)
          .makeOptionMandatory(),
      )
      .requiredOption('--statement <text>', 'why, for a person'),
  ).action(async (what, options) => {
    const { revokeCommand } = await import('../commands/revoke.js');
    done(await revokeCommand(what, { ...options, now: new Date() }, output, env));
  });
  signs(
    touchstone
      .command('waive')
      .description('excuse a solution from a criterion for a while; shown wherever its level is')
      .argument('<solution>', 'its id')
      .requiredOption('--criterion <id>', 'of the guideline')
      .requiredOption('--guideline <version>', 'the version that has the criterion')
      .requiredOption('--reason <text>', 'why, for a person')
      .requiredOption('--until <date>', 'when it ends: within a year', moment)
      .option('--solution-version <version>', 'only this version; any unless named (repeatable)', list),
  ).action(async (solution, options) => {
    const { waiveCommand } = await import('../commands/waive.js');
    done(await waiveCommand(solution, { ...options, now: new Date() }, output, env));
  });
  addAnnounce(touchstone.command('announce').description('make a key or a guideline known through a log'), {
    output,
    env,
    done,
  });
  touchstone
    .command('status')
    .description(
      'what became of the certificates in a log: valid, expired, superseded, revoked; and who vouches',
    )
    .argument('<log>', 'a folder, or the address of a log')
    .argument('[solution]', 'only this one, by its id')
    .addOption(trustRoot())
    .option('--at <date>', 'as it was then; now unless named', moment)
    .addOption(format())
    .action(async (log, solution, options) => {
      const { statusCommand } = await import('../commands/status.js');
      done(await statusCommand(log, solution, { ...options, now: new Date() }, output, env));
    });
}

function addAnnounce(announce: Command, { output, env, done }: Omit<CommandWorld, 'version'>): void {
  signs(
    announce
      .command('key')
      .description('whose a public key is; only a trust root makes it believed')
      .argument('<file>', 'the public key in PEM')
      .requiredOption('--owner <id>', 'whose it is')
      .addOption(new Option('--may <power...>', 'what it is for').choices(KEY_POWERS).makeOptionMandatory())
      .option('--valid-from <date>', 'now unless named', moment)
      .requiredOption('--valid-until <date>', 'when it ends', moment),
  ).action(async (file, options) => {
    const { announceKeyCommand } = await import('../commands/announce.js');
    done(await announceKeyCommand(file, { ...options, now: new Date() }, output, env));
  });
  signs(
    announce
      .command('guideline')
      .description('the digests of a published guideline')
      .argument('<version>', 'such as 2026.11'),
  ).action(async (version, options) => {
    const { announceGuidelineCommand } = await import('../commands/announce.js');
    done(await announceGuidelineCommand(version, { ...options, now: new Date() }, output, env));
  });
}
