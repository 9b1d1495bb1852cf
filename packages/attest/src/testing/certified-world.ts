// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  LOG_ENTRY_FORMAT,
  PREDICATES,
  sha256Digest,
  STATEMENT_TYPE,
  type CertificateEntry,
  type Envelope,
  type StatementOf,
  type TrustedKey,
  type TrustRoot,
  type Waiver,
} from '@touchstone/model';
import type { Attestation } from '../bundle/attestation.js';
import { assessEvidence, evidenceOf } from '../bundle/evidence.js';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { envelopeText } from '../envelope/sign-envelope.js';
import type { SigningKey } from '../keys/signing-key.js';
import { inclusionProof } from '../log/inclusion-proof.js';
import { tlogProofText } from '../log/tlog-proof.js';
import { cosign } from '../note/cosign.js';
import { createNoteKey, parseNoteSigner } from '../note/note-signer.js';
import { heldWaiver } from '../statement/held-waiver.js';
import { makeCertificate } from '../statement/make-certificate.js';
import { signStatement } from '../statement/sign-statement.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { verifyTrustRoot } from '../trust/verify-trust-root.js';
import { entryOf } from '../verify/links/certificate-entry.js';
import { anOwner, aTrustedKey, aTrustRoot, rootKey, signedTrustRoot } from './a-trust-root.js';
import { MemoryLog } from './memory-log.js';
import { MINI_GUIDELINE } from './mini-bundle.js';
import { seededKey } from './seeded-key.js';

export const ISSUED_AT = '2026-11-21T09:00:00.000Z';
export const LOGGED_AT = '2026-11-21T10:00:00.000Z';
/** The moment at which tests verify unless they say another. */
export const NOW = new Date('2026-11-22T12:00:00.000Z');

export interface Certifying {
  readonly lab?: string;
  readonly keys?: readonly SigningKey[];
  readonly issuedAt?: string;
  readonly loggedAt?: string;
  readonly waivers?: readonly Envelope[];
  readonly supersedes?: string;
  /** Changes the statement before it is signed: what a lab that lies would do. */
  readonly lie?: (statement: StatementOf<'certificate'>) => StatementOf<'certificate'>;
}

/**
 * Two labs, a vendor and a body that may waive and revoke, a log with a witness, and the trust root that believes them.
 * Certificates are made, signed and logged by them as the program does it.
 */
export class CertifiedWorld {
  readonly log = new MemoryLog('log.example/1');
  readonly witness = parseNoteSigner(createNoteKey('witness.example', 'cosignature').signer);

  trustRoot(
    change: Partial<TrustRoot> = {},
    keys: Readonly<Record<string, Partial<TrustedKey>>> = {},
  ): TrustRoot {
    const key = (id: string, may: TrustedKey['may']): TrustedKey =>
      aTrustedKey(seededKey(id), id, may, keys[id] ?? {});
    return aTrustRoot({
      owners: [
        anOwner('example-registry', 'registry'),
        anOwner('acme'),
        anOwner('other-lab'),
        anOwner('carrier-inc', 'vendor'),
        anOwner('body', 'body'),
      ],
      keys: [
        aTrustedKey(rootKey, 'example-registry', ['root']),
        key('acme', ['certify']),
        key('other-lab', ['certify']),
        key('carrier-inc', ['certify']),
        key('body', ['waive', 'revoke']),
      ],
      logs: [
        {
          origin: this.log.origin,
          key: this.log.vkey,
          validFrom: '2026-01-01T00:00:00.000Z',
          validUntil: '2028-01-01T00:00:00.000Z',
          witnesses: { quorum: 1, keys: [this.witness.verifier.vkey] },
        },
      ],
      guidelines: [
        {
          version: '2026.11',
          guideline: MINI_GUIDELINE.guidelineDigest,
          concerns: MINI_GUIDELINE.concernsDigest,
          categories: MINI_GUIDELINE.categoriesDigest,
        },
      ],
      ...change,
    });
  }

  root(...told: Parameters<CertifiedWorld['trustRoot']>): TrustedRoot {
    return verifyTrustRoot([{ name: 'root', bytes: signedTrustRoot(this.trustRoot(...told)) }], NOW);
  }

  /** Computes, signs and logs; returns what then lies beside the bundle's index. */
  async certify(
    bundle: OpenBundle,
    told: Certifying = {},
  ): Promise<Attestation & { readonly index: number }> {
    const { lab = 'acme', issuedAt = ISSUED_AT, waivers = [], supersedes = null } = told;
    const evidence = evidenceOf(bundle.members, bundle.path);
    const envelopes = waivers.map((one) => Buffer.from(envelopeText(one)));
    const statement = makeCertificate({
      index: bundle.index,
      indexDigest: bundle.indexDigest,
      evidence,
      assessment: await assessEvidence(evidence),
      lab,
      tool: { name: 'touchstone', version: '0.1.0' },
      issuedAt: new Date(issuedAt),
      waivers: envelopes.map((bytes) => heldWaiver(bytes, 'waiver')),
      supersedes,
      artefacts: [],
    });
    const envelope = signStatement(told.lie?.(statement) ?? statement, told.keys ?? [seededKey(lab)]);
    return { ...(await this.record(envelope, told.loggedAt)), waivers: envelopes };
  }

  /** Logs an envelope with a certificate, whatever it says. */
  async record(
    envelope: Envelope,
    loggedAt = LOGGED_AT,
    lie: (entry: CertificateEntry) => CertificateEntry = (entry) => entry,
  ): Promise<Attestation & { readonly index: number }> {
    const payload = Buffer.from(envelope.payload, 'base64');
    const certificate = Buffer.from(envelopeText(envelope));
    const digests = { payloadDigest: sha256Digest(payload), digest: sha256Digest(certificate) };
    const entry = lie(
      entryOf(JSON.parse(payload.toString()) as StatementOf<'certificate'>, digests, loggedAt),
    );
    const index = this.append(canonicalJson(entry));
    return {
      certificate,
      entry: Buffer.from(canonicalJson(entry)),
      proof: await this.prove(index, loggedAt),
      waivers: [],
      index,
    };
  }

  /** Appends to the log; returns the index. */
  append(entry: string): number {
    return this.log.entries.push(Buffer.from(entry)) - 1;
  }

  logStatement(envelope: Envelope, loggedAt: string): number {
    const { predicateType } = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as {
      predicateType: string;
    };
    return this.append(
      canonicalJson({ format: LOG_ENTRY_FORMAT, kind: 'statement', loggedAt, predicateType, envelope }),
    );
  }

  /** The proof of an entry, under a checkpoint that the witness has cosigned. */
  async prove(index: number, cosignedAt = LOGGED_AT, log = this.log): Promise<Uint8Array> {
    const checkpoint = this.cosigned(log.checkpoint(), cosignedAt);
    const proof = await inclusionProof(log.tree, index, log.entries.length);
    return Buffer.from(tlogProofText({ index, proof, checkpoint }));
  }

  cosigned(checkpoint: Uint8Array, at = LOGGED_AT): Uint8Array {
    const line = cosign(checkpoint, this.witness, Date.parse(at) / 1000);
    return Buffer.concat([checkpoint, Buffer.from(line)]);
  }

  waiver(change: Partial<Waiver> = {}, keys: readonly SigningKey[] = [seededKey('body')]): Envelope {
    const statement: StatementOf<'waiver'> = {
      _type: STATEMENT_TYPE,
      subject: [
        {
          name: 'guideline 2026.11',
          digest: { sha256: MINI_GUIDELINE.guidelineDigest.slice('sha256:'.length) },
        },
      ],
      predicateType: PREDICATES.waiver,
      predicate: {
        solution: 'carrier',
        versions: [],
        guideline: '2026.11',
        criterion: 'steps',
        reason: 'The steps of this recipe need a cloud that is being built.',
        by: 'body',
        issuedAt: '2026-11-20T00:00:00.000Z',
        expiresAt: '2027-02-01T00:00:00.000Z',
        ...change,
      },
    };
    return signStatement(statement, keys);
  }
}
