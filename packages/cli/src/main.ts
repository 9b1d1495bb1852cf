// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { isTouchstoneError, LEVELS } from '@touchstone/model';

import { REPORT_FORMATS } from './evidence/formats.js';
import { addBundleCommands } from './program/bundle-commands.js';
import { addLifeCommands } from './program/life-commands.js';
import { addLogCommands } from './program/log-commands.js';
import { addMarketplaceCommands } from './program/marketplace-commands.js';
import { addPublishCommands } from './program/publish-commands.js';
import { addSigningCommands } from './program/signing-commands.js';
import { addTrustCommands } from './program/trust-commands.js';
import { addVerifyCommands } from './program/verify-commands.js';
import { SCAN_FORMATS } from './scan-formats.js';
import { COUNTED } from './show/exchange-line.js';
import { interruption } from './interruption.js';
import { processOutput, type Output } from './output.js';
import { EXIT, refusalText } from './refusal.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const format = (): Option =>
  new Option('--format <format>', 'how to print the report').choices(REPORT_FORMATS).default('text');
const json = (): Option =>
  new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');
const level = (): Option =>
  new Option('--level <level>', 'the level that exit code 0 stands for').choices(LEVELS).default('basic');
const TLS = ['--tls', 'speak https to the solution, with a CA made for the run'] as const;
const FORWARD_PROXY = [
  '--forward-proxy',
  'be its HTTP proxy as well, to record calls that go past the catalog',
] as const;
const otherHosts = (): Option =>
  new Option(
    '--other-hosts <way>',
    'what the forward proxy does with hosts that are not the cloud: tunnel unless told',
  ).choices(['tunnel', 'refuse']);
const list = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value.split(','),
];
const seconds = (value: string): number => {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0)) throw new InvalidArgumentError('seconds are a number from 0');
  return number;
};
const whole = (value: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1');
  return number;
};
const port = (value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('a port is 0 to 65535');
  return number;
};

/** The whole command line; each command's module is loaded when it is called. `done` takes the exit code. */
function program(output: Output, env: NodeJS.ProcessEnv, done: (code: number) => void): Command {
  const touchstone = new Command('touchstone')
    .description('Finds out, with proof, how well software really integrates with OpenStack.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(touchstone --help tells more)');

  const world = { output, env, version, done };
  touchstone.commandsGroup('The marketplace:');
  addMarketplaceCommands(touchstone, world);
  touchstone.commandsGroup('From a run to a verdict:');
  touchstone
    .command('cloud')
    .description('an OpenStack to test against, in this process; writes a clouds.yaml')
    .option('--release <release>', 'the release it stands for')
    .option('--port <port>', 'where it listens', port, 0)
    .option('--clouds-yaml <file>', 'where to write the credentials', 'clouds.yaml')
    .action(async (options) => {
      const { cloudCommand } = await import('./commands/cloud.js');
      done(await cloudCommand(options, output, interruption(output).signal));
    });
  touchstone
    .command('certify')
    .description('run the recipe, record, assess; write a bundle and a report')
    .argument('[manifest]', 'a folder with a touchstone.yaml, or the file', '.')
    .option('--cloud <name>', 'a cloud of clouds.yaml (repeatable)', list)
    .option('--release <release>', 'the embedded cloud as this release (repeatable)', list)
    .option('--lab', 'the clouds named are lab platforms (lab/README.md)')
    .option('--guideline <version>', 'the guideline to judge by; the newest unless named')
    .option('--scan <path>', 'its source, or a scan of it, to be judged as well (repeatable)', list)
    .option('--out <dir>', 'where to write the bundle and the reports')
    .option('--no-least-privilege', 'leave out the second run under the access rules of the first')
    .option(...TLS)
    .option(...FORWARD_PROXY)
    .addOption(otherHosts())
    .addOption(format())
    .addOption(level())
    .action(async (where, options) => {
      const { certifyCommand } = await import('./commands/certify.js');
      done(await certifyCommand(where, { ...options, version }, output, env, interruption(output)));
    });
  touchstone
    .command('record')
    .description('only record what a command does')
    .usage('[options] -- CMD [ARGS...]')
    .argument('<command...>')
    .option('--cloud <name>', 'a cloud of clouds.yaml')
    .option('--release <release>', 'the embedded cloud as this release')
    .option('--out <file>', 'where to write the recording', 'recording.ndjson.gz')
    .option('--har <file>', 'also export it as HAR 1.2')
    .option(...TLS)
    .option(...FORWARD_PROXY)
    .addOption(otherHosts())
    .action(async (command, options) => {
      const { recordCommand } = await import('./commands/record.js');
      done(await recordCommand(command, { ...options, version }, output, env, interruption(output)));
    });
  touchstone
    .command('assess')
    .description('recompute from evidence, without any cloud')
    .argument('<bundle...>', 'folders that certify wrote, or files that pack wrote')
    .option('--guideline <version>', 'judge by this guideline instead of the one in the bundle')
    .option('--scan <path>', 'its source, or a scan of it, in place of the scans in the bundle', list)
    .option('--out <dir>', 'write a bundle of all this evidence, and its reports')
    .addOption(format())
    .addOption(level())
    .action(async (folders, options) => {
      const { assessCommand } = await import('./commands/assess.js');
      done(await assessCommand(folders, { ...options, version }, output));
    });
  touchstone
    .command('scan')
    .description('what a source tree, an archive of one, or an SBOM shows; nothing of it is executed')
    .argument('<path>', 'a folder, a .tar, .tar.gz, .zip or .jar, or a CycloneDX or SPDX SBOM as JSON')
    .addOption(new Option('--format <format>', 'how to print the scan').choices(SCAN_FORMATS).default('text'))
    .option('--out <file>', 'write it to a file')
    .option('--repository <url>', 'where the source is published; a git checkout tells it')
    .option('--commit <sha>', 'which commit it is; a git checkout tells it')
    .action(async (path, options) => {
      const { scanCommand } = await import('./commands/scan.js');
      done(await scanCommand(path, { ...options, version }, output));
    });
  touchstone
    .command('access-rules')
    .description('the least-privilege application credential rules for what was seen')
    .argument('<bundle>')
    .action(async (folder) => {
      const { accessRulesCommand } = await import('./commands/access-rules.js');
      done(await accessRulesCommand(folder, output));
    });
  touchstone
    .command('har')
    .description('export a recording as HAR 1.2')
    .argument('<recording>')
    .action(async (file) => {
      const { harCommand } = await import('./commands/har.js');
      done(await harCommand(file, output));
    });
  touchstone
    .command('show')
    .description('what a recording holds: its exchanges, filtered, as lines or counted')
    .argument('<recording>', 'a file recordings/*.ndjson.gz of a bundle, or one that record wrote')
    .option('--service <service>', 'only calls to this service, by type or alias (repeatable)', list)
    .option(
      '--operation <id>',
      'only this operation; compute:server.* for all that begin so (repeatable)',
      list,
    )
    .option('--status <status>', 'only this status: 404, 4xx, or none (repeatable)', list)
    .option('--method <method>', 'only this method (repeatable)', list)
    .option('--step <id>', 'only calls within this step (repeatable)', list)
    .option('--from <seconds>', 'only from so many seconds after the start', seconds)
    .option('--to <seconds>', 'only until so many seconds after the start', seconds)
    .option('--unclassified', 'only calls that no operation of the index matches')
    .addOption(new Option('--count <by>', 'count instead of showing').choices(COUNTED))
    .option('--limit <number>', 'show so many at most', whole)
    .addOption(
      new Option('--format <format>', 'lines to read, or as the recording has them')
        .choices(['text', 'ndjson'])
        .default('text'),
    )
    .action(async (file, options) => {
      const { showCommand } = await import('./commands/show.js');
      done(await showCommand(file, options, output));
    });
  touchstone
    .command('operations')
    .description('what the index knows')
    .argument('[service]', 'a service type or alias, or an operation id')
    .option('--release <release>', 'only what this release offers')
    .option('--diff <releases...>', 'what changes from one release to another: --diff zed 2026.2')
    .addOption(json())
    .action(async (what, options) => {
      const { operationsCommand } = await import('./commands/operations.js');
      done(operationsCommand(what, options, output));
    });
  touchstone
    .command('cleanup')
    .description('remove what interrupted runs have left on a cloud')
    .action(async () => {
      const { cleanupCommand } = await import('./commands/cleanup.js');
      done(await cleanupCommand(output, env, version, interruption(output).signal));
    });
  touchstone.commandsGroup('Bundles:');
  addBundleCommands(touchstone, world);
  touchstone.commandsGroup('Certificates, the log, and whom to believe:');
  addSigningCommands(touchstone, world);
  addVerifyCommands(touchstone, world);
  addPublishCommands(touchstone, world);
  addLogCommands(touchstone, world);
  addTrustCommands(touchstone, world);
  addLifeCommands(touchstone, world);
  return touchstone;
}

/** Runs the command line and returns the exit code. Never throws: what cannot run is told and gives 2. */
export async function main(argv: readonly string[]): Promise<number> {
  const output = processOutput(process.stdout, process.stderr, process.env);
  // A reader that goes away (`touchstone … | head`) is no defect.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.couldNotRun);
  });
  let code: number = EXIT.couldNotRun;
  try {
    await program(output, process.env, (result) => (code = result)).parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.reached : EXIT.couldNotRun;
    process.stderr.write(refusalText(error, argv.includes('json') && argv.includes('--format')));
    return isTouchstoneError(error, 'RUN_INTERRUPTED') ? EXIT.interrupted : EXIT.couldNotRun;
  }
  return code;
}
