// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createKeyPair,
  createNoteKey,
  envelopeText,
  signTrustRoot,
  type SigningKey,
} from '@touchstone/attest';
import { sha256Digest, TRUST_ROOT_FORMAT, type TrustedKey, type TrustRoot } from '@touchstone/model';
import { copyEvidence } from './copy-evidence.js';
import { serving, type RunningServer } from './serving.js';
import { start, touchstone, type Ran, type Running } from './touchstone.js';

export const ORIGIN = 'log.example/e2e';

/** A lab, a registry, a log and a witness, with their keys and a trust root in one folder. */
export interface TrustWorld {
  readonly folder: string;
  readonly logKey: string;
  readonly witnessKey: string;
  /** Runs the command in the folder, with this trust root. */
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ran>;
  readonly start: (args: readonly string[]) => Running;
  /** Starts a server of the command, and waits until it says where it is. */
  readonly serve: (args: readonly string[]) => Promise<RunningServer>;
  /** Starts the witness of this world, on a free port unless told. It remembers in the folder `seen`. */
  readonly serveWitness: (port?: string) => Promise<RunningServer>;
  /** A signed bundle of a solution of the catalog; its folder's name. */
  readonly signed: (solution: string, name?: string) => Promise<string>;
}

export async function makeTrustWorld(folder: string, quorum: number): Promise<TrustWorld> {
  const [lab, registry] = [createKeyPair('ed25519'), createKeyPair('ecdsa-p256')];
  const [log, witness] = [createNoteKey(ORIGIN), createNoteKey('witness.example', 'cosignature')];
  const write = (name: string, text: string): Promise<void> =>
    writeFile(join(folder, name), text, { mode: 0o600 });
  await write('lab.key', lab.privatePem);
  await write('registry.key', registry.privatePem);
  await write('log.key', `${log.signer}\n`);
  await write('witness.key', `${witness.signer}\n`);
  await mkdir(join(folder, 'seen'));
  await write('seen/witness.pub', `${witness.verifier}\n`);
  const paper = await trustRootOf(lab.key, registry.key, {
    log: log.verifier,
    witness: witness.verifier,
    quorum,
  });
  await write('root.dsse.json', envelopeText(signTrustRoot(paper, [registry.key], undefined, 'root')));
  const env = { TOUCHSTONE_TRUST_ROOT: join(folder, 'root.dsse.json') };
  const run: TrustWorld['run'] = (args, more = {}) => touchstone(args, { ...env, ...more }, folder);
  const serve: TrustWorld['serve'] = async (args) => serving(start(args, env, folder));
  return {
    folder,
    logKey: log.verifier,
    witnessKey: witness.verifier,
    run,
    start: (args) => start(args, env, folder),
    serve,
    serveWitness: (port = '0') => {
      const files = ['--state', 'seen', '--key', 'witness.key'];
      return serve(['log', 'witness', ...files, '--log', log.verifier, '--port', port]);
    },
    signed: async (solution, name = solution) => {
      await copyEvidence(solution, join(folder, name));
      const ran = await run(['sign', name, '--lab', 'lab', '--key', 'lab.key']);
      if (ran.code !== 0) throw new Error(ran.stderr);
      return name;
    },
  };
}

async function trustRootOf(
  lab: SigningKey,
  registry: SigningKey,
  { log, witness, quorum }: { log: string; witness: string; quorum: number },
): Promise<TrustRoot> {
  const time = { validFrom: '2026-01-01T00:00:00.000Z', validUntil: '2036-01-01T00:00:00.000Z' };
  const key = ({ id, algorithm, pem }: SigningKey, owner: string, may: TrustedKey['may']): TrustedKey => ({
    id,
    algorithm,
    publicKey: pem,
    owner,
    may,
    ...time,
  });
  const digestOf = async (name: string): Promise<string> =>
    sha256Digest(await readFile(new URL(`../../../guidelines/${name}.yaml`, import.meta.url)));
  return {
    format: TRUST_ROOT_FORMAT,
    name: 'End to end',
    version: 1,
    issuedAt: time.validFrom,
    expiresAt: time.validUntil,
    threshold: 1,
    rootKeys: [registry.id],
    owners: [
      { id: 'lab', name: 'Lab', kind: 'lab', operator: 'Lab' },
      { id: 'registry', name: 'Registry', kind: 'registry', operator: 'Registry' },
    ],
    keys: [key(lab, 'lab', ['certify']), key(registry, 'registry', ['root', 'revoke', 'waive', 'announce'])],
    logs: [{ origin: ORIGIN, key: log, ...time, witnesses: { quorum, keys: [witness] } }],
    guidelines: [
      {
        version: '2026.11',
        guideline: await digestOf('2026.11'),
        concerns: await digestOf('concerns'),
        categories: await digestOf('categories'),
      },
    ],
  };
}
