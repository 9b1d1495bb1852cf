// SPDX-License-Identifier: Apache-2.0
import { Option, type Command } from 'commander';
import { KEY_ALGORITHMS } from '@touchstone/model';
import type { CommandWorld } from './command-world.js';

const format = (): Option =>
  new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');
const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** key, sign: who vouches for a bundle. */
export function addSigningCommands(touchstone: Command, { output, env, version, done }: CommandWorld): void {
  const key = touchstone.command('key').description('keys that sign');
  key
    .command('create')
    .description(
      'make a key: FILE for you alone, FILE.pub for everybody; encrypted where TOUCHSTONE_KEY_PASSPHRASE is set',
    )
    .requiredOption('--out <file>', 'where to write it; nothing is written over')
    .addOption(
      new Option('--algorithm <algorithm>', 'how it signs').choices(KEY_ALGORITHMS).default('ed25519'),
    )
    .addOption(format())
    .action(async (options) => {
      const { keyCreateCommand } = await import('../keys/key-create.js');
      done(await keyCreateCommand(options, output, env));
    });
  key
    .command('show')
    .description('id, algorithm and public half of a key')
    .argument('<file>', 'a private or a public key in PEM')
    .addOption(format())
    .action(async (file, options) => {
      const { keyShowCommand } = await import('../keys/key-show.js');
      done(await keyShowCommand(file, options, output, env));
    });
  touchstone
    .command('sign')
    .description('compute the verdict of a bundle anew and sign the certificate that follows from it')
    .argument('<bundle>', 'a folder or a file')
    .option('--lab <id>', 'who signs, by its id in the trust root')
    .option('--key <file>', 'the private key; or TOUCHSTONE_KEY_FILE, or its text in TOUCHSTONE_KEY')
    .option('--artefact <file>', 'what was certified, as a file; its digest is signed (repeatable)', list)
    .option('--waiver <file>', 'a waiver in force, to be shown beside the level (repeatable)', list)
    .option('--supersedes <bundle>', 'the bundle whose certificate this one takes the place of')
    .option('--add', 'add a signature to the certificate that the bundle has')
    .option('--replace', 'put a new certificate in the place of the one that the bundle has')
    .addOption(format())
    .action(async (bundle, options) => {
      const { signCommand } = await import('../sign/sign.js');
      done(await signCommand(bundle, { ...options, version, now: new Date() }, output, env));
    });
}
