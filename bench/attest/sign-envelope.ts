// SPDX-License-Identifier: Apache-2.0
// One envelope signed and verified: ours, sigstore-js, and Go's Ed25519 alone.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { canonicalJson } from '@touchstone/model';
import { envelopeText, parseEnvelope, parsePrivateKey, parsePublicKey } from '@touchstone/attest';
import { cpuOf, median, spread, type Spread } from '../measure.js';
import { digits, printTable, range } from '../print-table.js';
import type { GoBench } from './go-bench.js';
import { signEnvelope, verifyEnvelope } from './inside.js';

const TYPE = 'application/vnd.in-toto+json';
const TIMES = 300;

/** PKCS#8 of an Ed25519 seed (RFC 8410, section 7): the same key here and in Go. */
function pemOf(seed: Uint8Array): string {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
}

/** What is signed: of the size of a certificate's statement. */
const payload = Buffer.from(canonicalJson({ subject: 'sample', predicate: 'x'.repeat(6000) }));

export async function benchEnvelope(rounds: number, go: GoBench | undefined): Promise<void> {
  const seed = createHash('sha256').update('touchstone bench').digest();
  const key = parsePrivateKey(pemOf(seed));
  const content = { payloadType: TYPE, payload };
  const bytes = Buffer.from(envelopeText(signEnvelope.signEnvelope(content, [key])));
  const publicKey = parsePublicKey(key.pem);
  const sigstore = sigstoreOf(bytes, key.pem);
  const pae = Buffer.concat([Buffer.from(`DSSEv1 ${TYPE.length} ${TYPE} ${payload.byteLength} `), payload]);
  const work: Record<string, () => void> = {
    'touchstone, sign': () => void envelopeText(signEnvelope.signEnvelope(content, [key])),
    'touchstone, parse (canonical) and verify': () =>
      void verifyEnvelope.verifyEnvelope(parseEnvelope(bytes, 'it'), TYPE, (id) =>
        id === publicKey.id ? publicKey : undefined,
      ),
    '@sigstore/verify, parse and verify': sigstore,
  };
  const seen = new Map<string, number[]>();
  const add = (name: string, us: number): void => void seen.set(name, [...(seen.get(name) ?? []), us]);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, once] of Object.entries(work)) {
      const us = await cpuOf(() => {
        for (let time = 0; time < TIMES; time += 1) once();
      });
      if (round > 0) add(name, us / TIMES);
    }
    const task = { seed: seed.toString('base64'), message: pae.toString('base64'), times: TIMES };
    const told = go?.('ed25519', task);
    if (round === 0 || told === undefined) continue;
    add("Go's crypto/ed25519 alone, sign", told['sign']!);
    add("Go's crypto/ed25519 alone, verify", told['verify']!);
  }
  const beside = seen.get('@sigstore/verify, parse and verify')!;
  const ratio = (values: readonly number[]): Spread =>
    spread(values.map((value, round) => value / beside[round]!));
  printTable(
    `attest: one envelope of ${payload.byteLength} bytes, Ed25519`,
    ['', 'CPU µs', '÷ @sigstore/verify', 'lowest – highest'],
    [...seen].map(([name, values]) => [
      name,
      digits(median(values)),
      digits(ratio(values).median),
      range(ratio(values)),
    ]),
  );
}

/** The same envelope as a sigstore bundle with a public key, verified without logs and timestamps. */
function sigstoreOf(envelope: Uint8Array, pem: string): () => void {
  const dsseEnvelope = JSON.parse(Buffer.from(envelope).toString()) as { signatures: { keyid: string }[] };
  const hint = dsseEnvelope.signatures[0]!.keyid;
  const text = JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      publicKey: { hint },
      tlogEntries: [],
      timestampVerificationData: { rfc3161Timestamps: [] },
    },
    dsseEnvelope,
  });
  const publicKey = createPublicKey(pem);
  const none = { mediaType: '', tlogs: [], certificateAuthorities: [], ctlogs: [], timestampAuthorities: [] };
  const trust = toTrustMaterial(none, () => ({ publicKey, validFor: () => true }));
  const verifier = new Verifier(trust, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });
  return () => void verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(text))));
}
