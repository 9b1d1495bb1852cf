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
const origin = (value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || `${url.origin}/` !== url.href)
    throw new InvalidArgumentError('an origin is https://HOST or http://HOST:PORT, without a path');
  return url.origin;
};

/** Where the registry is and what it rests on: the same for all commands that open one. */
function onRegistry(command: Command): Command {
  return command
    .option('--data <folder>', 'where database, evidence and scratch files are', 'touchstone-out/marketplace')
    .option('--evidence <place>', 'a folder, s3://BUCKET/PREFIX or swift://CONTAINER/PREFIX for evidence')
    .option('--trust-root <file>', 'whom to believe; or TOUCHSTONE_TRUST_ROOT (repeatable)', list)
    .option('--log <place>', 'the log of its certificates: a folder, s3://, swift://, or an address')
    .option(
      '--log-key <file>',
      "the log's key: papers are taken; or TOUCHSTONE_LOG_KEY_FILE, TOUCHSTONE_LOG_KEY",
    )
    .option('--witness <url>', 'a witness to cosign each checkpoint of the log (repeatable)', list)
    .option(
      '--witness-key <key>',
      'the verifier key of a witness that the trust root does not name (repeatable)',
      list,
    );
}

/** start, worker, registry: the marketplace. */
export function addMarketplaceCommands(touchstone: Command, world: CommandWorld): void {
  const { output, env, version, done } = world;
  onRegistry(
    touchstone
      .command('start')
      .description('the marketplace, an embedded database and an embedded cloud on one port, catalog loaded')
      .option('--port <port>', 'where it listens; 0 for any that is free', port, 8777)
      .option('--host <address>', 'where it listens', '127.0.0.1')
      .option('--origin <url>', 'how readers know it: https://HOST', origin)
      .option('--trust-proxy <address>', 'a proxy that is believed about who asks (repeatable)', list)
      .option('--live-runs', 'readers may run recipes of the catalog here, in a sandbox')
      .option(
        '--no-live-runs',
        'they may not; so unless told where others can ask: by --host, --origin or --trust-proxy',
      )
      .option('--no-worker', 'leave jobs to touchstone worker, which shares its database')
      .option('--local-webhooks', 'webhooks may lead to this machine, by http as well')
      .option('--no-cloud', 'without an embedded cloud')
      .option('--release <release>', 'the release that the embedded cloud stands for'),
  )
    .addHelpText(
      'after',
      '\nDATABASE_URL=postgresql://… puts the registry into a PostgreSQL that several processes share.',
    )
    .action(async (options) => {
      const { startCommand } = await import('../marketplace/start.js');
      done(await startCommand({ ...options, version }, output, env));
    });
  addWorkerCommand(touchstone, world);
  addRegistryCommands(touchstone, world);
}

function addWorkerCommand(touchstone: Command, { output, env, done }: CommandWorld): void {
  touchstone
    .command('worker')
    .description(
      'do the jobs of a marketplace (refresh, rebuild, webhooks) in a process or machine of its own',
    )
    .requiredOption('--origin <url>', 'how readers know the marketplace: https://HOST', origin)
    .option('--data <folder>', 'where evidence is, unless told', 'touchstone-out/marketplace')
    .option('--evidence <place>', 'a folder, s3://BUCKET/PREFIX or swift://CONTAINER/PREFIX for evidence')
    .option('--trust-root <file>', 'whom to believe; or TOUCHSTONE_TRUST_ROOT (repeatable)', list)
    .option('--log <place>', 'the log of its certificates: a folder, s3://, swift://, or an address')
    .option('--local-webhooks', 'webhooks may lead to this machine, by http as well')
    .addHelpText(
      'after',
      '\nDATABASE_URL=postgresql://… is the PostgreSQL that it shares with the marketplace.',
    )
    .action(async (options) => {
      const { workerCommand } = await import('../worker/worker.js');
      done(await workerCommand(options, output, env));
    });
}

function addRegistryCommands(touchstone: Command, { output, env, done }: CommandWorld): void {
  const registry = touchstone
    .command('registry')
    .description('what a marketplace holds, and who may publish; it may run meanwhile');
  onRegistry(
    registry
      .command('create')
      .description('make its database and load the catalog, for a start that is quick'),
  ).action(async (options) => {
    const { registryCreateCommand } = await import('../marketplace/registry-create.js');
    done(await registryCreateCommand(options, output, env));
  });
  onRegistry(
    registry.command('rebuild').description('derive everything again from evidence and log alone'),
  ).action(async (options) => {
    const { registryRebuildCommand } = await import('../marketplace/registry-rebuild.js');
    done(await registryRebuildCommand(options, output, env));
  });
  onRegistry(
    registry
      .command('load')
      .description('take in bundles that its log has already')
      .argument('<bundle...>', 'folders, or files'),
  ).action(async (bundles, options) => {
    const { registryLoadCommand } = await import('../marketplace/registry-load.js');
    done(await registryLoadCommand(bundles, options, output, env));
  });
  onRegistry(
    registry
      .command('sign-in')
      .description('print a new one-time link for the administrator of a marketplace that runs'),
  ).action(async (options) => {
    const { registrySignInCommand } = await import('../marketplace/registry-sign-in.js');
    done(await registrySignInCommand(options, output, env));
  });
  const token = registry.command('token').description('who may publish');
  onRegistry(
    token
      .command('create')
      .description('print a new token, once; its hash is kept')
      .requiredOption('--id <id>', 'what it is called')
      .addOption(
        new Option('--may <what...>', 'what it may publish')
          .choices(['bundles', 'statements'])
          .default(['bundles']),
      )
      .option('--owner <id>', 'only papers of this lab or signer (repeatable)', list)
      .option('--days <number>', 'how long it is taken', whole, 90),
  ).action(async (options) => {
    const { registryTokenCreateCommand } = await import('../marketplace/registry-tokens.js');
    done(await registryTokenCreateCommand(options, output, env));
  });
  onRegistry(
    token
      .command('list')
      .description('tokens by their names, without themselves')
      .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text')),
  ).action(async (options) => {
    const { registryTokenListCommand } = await import('../marketplace/registry-tokens.js');
    done(await registryTokenListCommand(options, output, env));
  });
  onRegistry(token.command('end').description('take a token away').argument('<id>')).action(
    async (id, options) => {
      const { registryTokenEndCommand } = await import('../marketplace/registry-tokens.js');
      done(await registryTokenEndCommand(id, options, output, env));
    },
  );
}
