// SPDX-License-Identifier: Apache-2.0
import {
  VERIFICATION_FORMAT,
  type CertificateEntry,
  type StatementOf,
  type Verification,
} from '@touchstone/model';
import { trustTier } from '../life/trust-tier.js';
import { TrustedRoot } from '../trust/trusted-root.js';
import type { Signer } from './believed.js';
import type { Chain } from './chain.js';
import type { LoggedPlace } from './links/logged-entry.js';
import type { VerifyOptions } from './verify-options.js';

type Facts = Pick<Verification, 'index' | 'statement' | 'certificate' | 'signers' | 'tier' | 'log'>;

/** What the links show of a bundle, gathered on the way. */
export class Findings {
  index: string | null = null;
  readonly #path: string;
  readonly #options: VerifyOptions;
  #facts: Omit<Facts, 'index'> = { statement: null, certificate: null, signers: [], tier: null, log: null };

  constructor(path: string, options: VerifyOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** Its signatures are good: what it says is said by who signed. */
  certified(statement: StatementOf<'certificate'>, digest: string, signers: readonly Signer[]): void {
    const lab = signers.find(({ trusted }) => trusted?.owner.id === statement.predicate.lab)?.trusted;
    const tier = lab === undefined ? 'self-attested' : trustTier(lab.owner, []);
    this.#facts = {
      ...this.#facts,
      statement: digest,
      certificate: statement.predicate,
      // One certificate alone reproduces nothing.
      tier: tier === 'lab-verified' ? tier : 'self-attested',
      signers: signers.map(({ id, trusted }) => ({
        key: id,
        owner: trusted?.owner.id ?? null,
        operator: trusted?.owner.operator ?? null,
        kind: trusted?.owner.kind ?? null,
        validFrom: trusted?.key.validFrom ?? null,
        validUntil: trusted?.key.validUntil ?? null,
      })),
    };
  }

  /** A log holds its entry. */
  logged({ loggedAt }: CertificateEntry, { index, checkpoint }: LoggedPlace): void {
    const log = {
      origin: checkpoint.origin,
      index,
      size: checkpoint.size,
      root: `sha256:${Buffer.from(checkpoint.root).toString('hex')}`,
      loggedAt,
      witnesses: checkpoint.witnesses.map(({ name, timestamp }) => ({
        name,
        at: new Date(timestamp * 1000).toISOString(),
      })),
    };
    this.#facts = { ...this.#facts, log };
  }

  conclude(chain: Chain): Verification {
    const { broken, links } = chain;
    return {
      format: VERIFICATION_FORMAT,
      bundle: this.#path,
      at: this.#options.at.toISOString(),
      verdict: broken === null ? 'verified' : 'rejected',
      broken,
      links,
      index: this.index,
      ...this.#facts,
      unknown: broken === null ? unknownTo(this.#options) : [],
    };
  }
}

/** What a check of this kind cannot know, however well everything holds. */
function unknownTo({ believe, log, recompute }: VerifyOptions): string[] {
  const unknown = recompute ? [] : ['Whether the verdict follows from the evidence: nothing was recomputed.'];
  if (!(believe instanceof TrustedRoot)) {
    unknown.push(
      'Whose key it is, and whether it is still its owner’s: you vouch for it.',
      'When it was signed, and whether it was taken back: no log was asked.',
    );
  } else if (log === undefined) {
    unknown.push(
      `What happened after its proof and this trust root (issued ${believe.paper.issuedAt}) were made: whether the certificate was revoked or superseded, or a key stolen. --log FOLDER|URL asks the log.`,
    );
  } else if (log !== 'before logging') {
    unknown.push(
      'Whether the log that was asked is shown to everyone as it was shown here, beyond what its witnesses saw.',
    );
  }
  return unknown;
}
