// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { parsePrivateKey, parsePublicKey } from '@touchstone/attest';
import type { Envelope } from '@touchstone/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { preAuthEncoding } from '../../packages/attest/src/envelope/pre-auth-encoding.js';
import { SIGNERS, signedCertificate } from './signed-certificate.js';

/** The Python that Debian's package is installed for; another may stand before it in PATH. */
const python = ['/usr/bin/python3', 'python3'].find(
  (one) => spawnSync(one, ['-c', 'from securesystemslib.signer import SSlibKey']).status === 0,
);
const why = python === undefined ? ' (skipped: python3-securesystemslib is not installed)' : '';

/** securesystemslib's keys over DSSE's encoding, which the version in Debian does not have itself. */
const VERIFY = `
import base64, json, sys
from securesystemslib.signer import SSlibKey, Signature
task = json.load(sys.stdin)
envelope = task["envelope"]
body = base64.b64decode(envelope["payload"], validate=True)
kind = envelope["payloadType"].encode()
pae = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(body), body)
for signature in envelope["signatures"]:
    key = SSlibKey.from_dict(signature["keyid"], task["keys"][signature["keyid"]])
    raw = base64.b64decode(signature["sig"], validate=True).hex()
    key.verify_signature(Signature(signature["keyid"], raw), pae)
print(json.loads(body)["predicateType"])
`;
/** Ed25519 it only signs with beside PyNaCl. */
const SIGN = `
import json, sys
from securesystemslib import keys
data = bytes.fromhex(sys.stdin.read())
key = keys.generate_ecdsa_key()
print(json.dumps({**key["keyval"], "sig": keys.create_signature(key, data)["sig"]}))
`;

function run(
  program: string,
  input: string,
): { readonly code: number | null; readonly printed: string; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(python ?? '', ['-c', program], { input, encoding: 'utf8' });
  return { code: status, printed: stdout.trim(), said: stderr };
}

/** A public key as securesystemslib holds it: Ed25519 in hex, ECDSA as PEM. */
function theirKey({ algorithm, pem }: (typeof SIGNERS)[number]): object {
  const spki = Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');
  return algorithm === 'ed25519'
    ? { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: spki.subarray(-32).toString('hex') } }
    : { keytype: 'ecdsa', scheme: 'ecdsa-sha2-nistp256', keyval: { public: pem } };
}

let envelope: Envelope;
beforeAll(async () => {
  envelope = await signedCertificate();
});

describe.skipIf(python === undefined)(`beside in-toto's securesystemslib${why}`, () => {
  const keys = Object.fromEntries(SIGNERS.map((key) => [key.id, theirKey(key)]));

  test('both signatures of a certificate are accepted', () => {
    const { printed, said } = run(VERIFY, JSON.stringify({ envelope, keys }));
    expect(printed, said).toBe('urn:touchstone:certificate:1');
  });

  test('a changed payload type, and a signature by another key, are refused', () => {
    const [one, two] = envelope.signatures;
    for (const change of [
      { payloadType: 'application/json' },
      { signatures: [{ keyid: one?.keyid, sig: two?.sig }] },
      { signatures: [{ keyid: two?.keyid, sig: one?.sig }] },
    ]) {
      const { code, said } = run(VERIFY, JSON.stringify({ envelope: { ...envelope, ...change }, keys }));
      expect(code).toBe(1);
      expect(said).toMatch(/UnverifiedSignatureError|VerificationError/);
    }
  });

  test('what it signs with a key of its own verifies here, and the private half is read', () => {
    const data = preAuthEncoding('application/vnd.in-toto+json', Buffer.from('{}'));
    const { printed, said } = run(SIGN, Buffer.from(data).toString('hex'));
    expect(printed, said).not.toBe('');
    const theirs = JSON.parse(printed) as { public: string; private: string; sig: string };
    const key = parsePublicKey(theirs.public);
    expect(key.verifies(data, Buffer.from(theirs.sig, 'hex'))).toBe(true);
    expect(parsePrivateKey(theirs.private).id).toBe(key.id);
  });
});
