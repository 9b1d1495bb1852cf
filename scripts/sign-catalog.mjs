// SPDX-License-Identifier: Apache-2.0
// `npm run sign-catalog -- KEYS [ID…]`: signs the evidence of the catalog and puts the certificates into the demo log,
// trust/log. KEYS is a folder outside the repository with the demo's private keys: lab.pem, registry.pem, log.key, and
// witness.key where the trust root asks for a witness. `--set-up` makes keys, trust root and log where there are none.
// A solution whose certificate still verifies is left alone.
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { root, setUp } from './setup.mjs';

const ORIGIN = 'touchstone/demo-log-2026';
const WITNESS = 'touchstone/demo-witness';
const LAB = 'touchstone-lab';
const words = process.argv.slice(2).filter((word) => word !== '--set-up');
const [folder, ...asked] = words;
if (folder === undefined) {
  console.error('npm run sign-catalog -- KEYS [ID…] [--set-up]: KEYS is a folder with private keys.');
  process.exit(2);
}
setUp();
const keys = resolve(folder);
const trust = join(root, 'trust');
const trustRoot = join(trust, 'trust-root.dsse.json');
const log = join(trust, 'log');
const bin = join(root, 'packages/cli/bin/touchstone.mjs');
const catalog = join(root, 'catalog');
const all = readdirSync(catalog).filter((id) => existsSync(join(catalog, id, 'evidence/bundle.json')));
const unknown = asked.filter((id) => !all.includes(id));
if (unknown.length > 0) {
  console.error(`The catalog has no evidence of ${unknown.join(', ')}.`);
  process.exit(2);
}
const setsUp = process.argv.includes('--set-up');
let witness;
if (setsUp) makeKeys();
witness = await startWitness();
let failed = 0;
try {
  if (setsUp && !existsSync(trustRoot)) {
    makeTrustRoot();
    announce();
  }
  for (const id of asked.length > 0 ? asked : all) failed += certifyOne(id) ? 0 : 1;
  dropOutgrownTiles();
} finally {
  witness.process.kill();
}
process.exitCode = failed === 0 ? 0 : 1;

function certifyOne(id) {
  const evidence = join(catalog, id, 'evidence');
  if (attempt(['verify', evidence, '--trust-root', trustRoot])) {
    console.log(`${id}: its certificate verifies`);
    return true;
  }
  const held = existsSync(join(evidence, 'attestation/certificate.dsse.json'));
  const artefacts = artefactsOf(id).flatMap((file) => ['--artefact', file]);
  touchstone([
    'sign',
    evidence,
    '--lab',
    LAB,
    '--key',
    join(keys, 'lab.pem'),
    ...(held ? ['--replace'] : []),
    ...artefacts,
  ]);
  touchstone(['publish', evidence, ...toLog()]);
  const verified = attempt(['verify', evidence, '--trust-root', trustRoot, '--log', log]);
  console.log(`${id}: ${verified ? 'signed, logged, verified' : 'does NOT verify'}`);
  return verified;
}

/** Files of KEYS/artefacts/ID: what was certified, where it could be had; its digest becomes a subject. */
function artefactsOf(id) {
  const place = join(keys, 'artefacts', id);
  return existsSync(place) ? readdirSync(place).map((name) => join(place, name)) : [];
}

function toLog() {
  const cosigner = ['--witness', witness.url];
  return ['--to', log, '--log-key', join(keys, 'log.key'), '--trust-root', trustRoot, ...cosigner];
}

/** Keys and an empty log, where they are not there yet. */
function makeKeys() {
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  mkdirSync(trust, { recursive: true });
  for (const name of ['root', 'lab', 'registry']) {
    if (!existsSync(join(keys, `${name}.pem`)))
      touchstone(['key', 'create', '--out', join(keys, `${name}.pem`)]);
  }
  if (!existsSync(join(log, 'checkpoint'))) {
    const fresh = existsSync(join(keys, 'log.key')) ? [] : ['--new-key'];
    touchstone(['log', 'create', log, '--origin', ORIGIN, '--key', join(keys, 'log.key'), ...fresh]);
  }
}

function makeTrustRoot() {
  const draft = parse(
    touchstone(['trust', 'draft', '--name', 'Touchstone demo', '--root-key', join(keys, 'root.pem.pub')]),
  );
  const key = (name, owner, may) => {
    const { id, algorithm, publicKey } = JSON.parse(
      touchstone(['key', 'show', join(keys, `${name}.pem.pub`), '--format', 'json']),
    );
    return { ...draft.keys[0], id, algorithm, publicKey, owner, may };
  };
  const { validFrom, validUntil } = draft.keys[0];
  const operator = 'Touchstone';
  const paper = {
    ...draft,
    owners: [
      { id: 'registry', name: 'Touchstone demo registry', kind: 'registry', operator },
      { id: LAB, name: 'Touchstone demo lab', kind: 'lab', operator },
    ],
    keys: [
      ...draft.keys,
      key('registry', 'registry', ['announce', 'revoke', 'waive']),
      key('lab', LAB, ['certify']),
    ],
    logs: [
      {
        origin: ORIGIN,
        key: publicNoteKey('log'),
        validFrom,
        validUntil,
        witnesses: { quorum: 1, keys: [publicNoteKey('witness')] },
      },
    ],
  };
  writeFileSync(join(trust, 'trust-root.yaml'), stringify(paper));
  touchstone([
    'trust',
    'sign',
    join(trust, 'trust-root.yaml'),
    '--key',
    join(keys, 'root.pem'),
    '--out',
    trustRoot,
  ]);
}

/** Partial tiles that a wider one has outgrown: nobody follows this log but by its newest checkpoint, which comes with it. */
function dropOutgrownTiles() {
  for (const partial of readdirSync(log, { recursive: true }).filter((name) => name.endsWith('.p'))) {
    const widths = readdirSync(join(log, partial)).map(Number);
    for (const width of widths) {
      if (width < Math.max(...widths)) rmSync(join(log, partial, `${width}`));
    }
  }
}

/** The lab's key and the guideline become entries of the log. */
function announce() {
  const by = ['--by', 'registry', '--key', join(keys, 'registry.pem')];
  const work = mkdtempSync(join(tmpdir(), 'touchstone-announce-'));
  try {
    const until = [
      '--valid-until',
      parse(readFileSync(join(trust, 'trust-root.yaml'), 'utf8')).keys[0].validUntil,
    ];
    const key = ['key', join(keys, 'lab.pem.pub'), '--owner', LAB, '--may', 'certify', ...until];
    for (const [name, what] of [
      ['key', key],
      ['guideline', ['guideline', '2026.11']],
    ]) {
      const file = join(work, `${name}.dsse.json`);
      touchstone(['announce', ...what, ...by, '--out', file]);
      touchstone(['publish', file, ...toLog()]);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function publicNoteKey(name) {
  return readFileSync(join(keys, `${name}.key.pub`), 'utf8').trim();
}

/** A witness for as long as this runs; what it has seen is kept beside the keys. */
async function startWitness() {
  const fresh = existsSync(join(keys, 'witness.key')) ? [] : ['--new-key', WITNESS];
  const args = ['--state', join(keys, 'witness-state'), '--key', join(keys, 'witness.key'), ...fresh];
  const child = spawn(
    process.execPath,
    [bin, 'log', 'witness', ...args, '--log', publicNoteKey('log'), '--port', '0'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  return new Promise((resolveWitness, reject) => {
    const take = (bytes) => {
      printed += bytes;
      const url = /http:\/\/[^\s]+/.exec(printed)?.[0];
      if (url !== undefined) resolveWitness({ process: child, url });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('exit', () => reject(new Error(`The witness ended: ${printed}`)));
  });
}

/** Runs the command and returns what it prints; ends this script where it does not end with 0. */
function touchstone(args) {
  const result = spawnSync(process.execPath, [bin, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  if (result.status === 0) return result.stdout;
  witness?.process.kill();
  console.error(`touchstone ${args.join(' ')}\n${result.stdout}${result.stderr}`);
  process.exit(1);
}

function attempt(args) {
  return spawnSync(process.execPath, [bin, ...args], { cwd: root, stdio: 'ignore' }).status === 0;
}
