// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { serving, type RunningServer } from './serving.js';
import { start, touchstone, type Ran } from './touchstone.js';

export interface TrustWorld {
  readonly folder: string;
  /** A log of its own that nobody witnesses. */
  readonly log: string;
  readonly trustRoot: string;
  /** The private key of an owner. */
  readonly keyOf: (owner: string) => string;
  /** The variables by which the command finds trust root and log key. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs the command in the folder; anything but the code expected is an error with what it said. */
  readonly run: (args: readonly string[], code?: number) => Promise<Ran>;
  /** Serves the log on a port of its own to whoever has the token. */
  readonly serve: () => Promise<RunningServer & { readonly token: string }>;
}

interface Owner {
  readonly id: string;
  readonly kind: 'lab' | 'vendor' | 'body' | 'registry';
  readonly may: readonly string[];
}

/** A trust root of these owners, one key each, and an empty log that it trusts: all made by the command, as a person would. */
export async function makeATrustWorld(folder: string, owners: readonly Owner[]): Promise<TrustWorld> {
  const keyOf = (owner: string): string => join(folder, `${owner}.pem`);
  const trustRoot = join(folder, 'trust-root.dsse.json');
  const log = join(folder, 'log');
  const logKey = join(folder, 'log.key');
  const env = { TOUCHSTONE_TRUST_ROOT: trustRoot, TOUCHSTONE_LOG_KEY_FILE: logKey };
  const run = async (args: readonly string[], code = 0): Promise<Ran> => {
    const ran = await touchstone(args, env, folder);
    if (ran.code !== code) throw new Error(`${args.join(' ')} ended with ${ran.code}:\n${ran.stderr}`);
    return ran;
  };
  for (const owner of ['root', ...owners.map(({ id }) => id)])
    await run(['key', 'create', '--out', keyOf(owner)]);
  await run(['log', 'create', log, '--origin', 'log.example/touchstone', '--key', logKey, '--new-key']);
  const drafted = await run(['trust', 'draft', '--name', 'Example', '--root-key', `${keyOf('root')}.pub`]);
  const paper = parse(drafted.stdout);
  for (const { id, kind, may } of owners) {
    const { stdout } = await run(['key', 'show', `${keyOf(id)}.pub`, '--format', 'json']);
    paper.owners.push({ id, name: id, kind, operator: id });
    const [{ validFrom, validUntil }] = paper.keys;
    paper.keys.push({ ...JSON.parse(stdout), owner: id, may, validFrom, validUntil });
  }
  const [{ validFrom, validUntil }] = paper.keys;
  const key = (await readFile(`${logKey}.pub`, 'utf8')).trim();
  paper.logs.push({
    origin: 'log.example/touchstone',
    key,
    validFrom,
    validUntil,
    witnesses: { quorum: 0, keys: [] },
  });
  const draft = join(folder, 'trust-root.yaml');
  await writeFile(draft, stringify(paper));
  await run(['trust', 'sign', draft, '--key', keyOf('root'), '--out', trustRoot]);
  const serve = async (): Promise<RunningServer & { readonly token: string }> => {
    const made = await run(['log', 'token', 'create', '--tokens', 'tokens.json', '--id', 'ci']);
    const words = ['log', 'serve', log, '--tokens', 'tokens.json', '--port', '0'];
    return { ...(await serving(start(words, env, folder))), token: made.stdout.trim() };
  };
  return { folder, log, trustRoot, keyOf, env, run, serve };
}
