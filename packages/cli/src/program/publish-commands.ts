// SPDX-License-Identifier: Apache-2.0
import { Option, type Command } from 'commander';
import type { CommandWorld } from './command-world.js';

const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** publish: into a log or a registry. */
export function addPublishCommands(touchstone: Command, { output, env, done }: CommandWorld): void {
  touchstone
    .command('publish')
    .description(
      'put a signed bundle, or a signed statement, into a log or onto a marketplace; its proof into the bundle',
    )
    .argument(
      '<path>',
      'a bundle (a folder or a file), or the file of a revocation, a waiver, a key, a guideline',
    )
    .requiredOption(
      '--to <where>',
      'the address of a log or registry; a folder, s3:// or swift:// of a log of your own',
    )
    .option(
      '--log-key <file>',
      'the key of a log of your own; or TOUCHSTONE_LOG_KEY_FILE, TOUCHSTONE_LOG_KEY',
    )
    .option('--token-file <file>', 'the token for an address; or TOUCHSTONE_TOKEN')
    .option('--trust-root <file>', 'whom to believe; or TOUCHSTONE_TRUST_ROOT (repeatable)', list)
    .option('--witness <url>', 'of a log of your own: a witness to cosign its checkpoint (repeatable)', list)
    .option(
      '--witness-key <key>',
      'the verifier key of a witness that the trust root does not name (repeatable)',
      list,
    )
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (path, options) => {
      const { publishCommand } = await import('../publish/publish.js');
      done(await publishCommand(path, { ...options, now: new Date() }, output, env));
    });
}
