// SPDX-License-Identifier: Apache-2.0
import { Option, type Command } from 'commander';
import type { CommandWorld } from './command-world.js';

const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** trust: whom a verifier believes. */
export function addTrustCommands(touchstone: Command, { output, env, done }: CommandWorld): void {
  const trust = touchstone
    .command('trust')
    .description('whom a verifier believes: a signed paper and its rotation');
  trust
    .command('draft')
    .description('print the paper to edit: of a first trust root, or of the version after a signed one')
    .argument('[signed]', 'the trust root that it is to follow')
    .option('--name <name>', 'of a first one: how it is called')
    .option('--root-key <file>', 'of a first one: the public half of a root key (repeatable)', list)
    .action(async (signed, options) => {
      const { draftCommand } = await import('../trust/draft.js');
      done(await draftCommand(signed, { ...options, now: new Date() }, output));
    });
  trust
    .command('sign')
    .description('hold the paper to every rule and sign it; or add a signature to one that is signed')
    .argument('<paper>', 'YAML or JSON that a person wrote, or a trust root that another root key has signed')
    .option('--key <file>', 'the private root key; or TOUCHSTONE_KEY_FILE, or its text in TOUCHSTONE_KEY')
    .requiredOption('--out <file>', 'where to write it')
    .option('--previous <file>', 'the signed trust root that it follows')
    .action(async (paper, options) => {
      const { trustSignCommand } = await import('../trust/sign.js');
      done(await trustSignCommand(paper, options, output, env));
    });
  trust
    .command('show')
    .description('who is believed for what, and until when')
    .argument('<file>', 'a signed trust root')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (file, options) => {
      const { trustShowCommand } = await import('../trust/show.js');
      done(await trustShowCommand(file, { ...options, now: new Date() }, output));
    });
  trust
    .command('update')
    .description('put the newest trust root in the place of a pinned one, following each version between')
    .argument('<pinned>', 'the trust root that you believe')
    .argument('<newer...>', 'the versions after it, in order')
    .action(async (pinned, newer) => {
      const { trustUpdateCommand } = await import('../trust/update.js');
      done(await trustUpdateCommand(pinned, newer, { now: new Date() }, output));
    });
}
