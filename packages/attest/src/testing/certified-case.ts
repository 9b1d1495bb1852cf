// SPDX-License-Identifier: Apache-2.0
import type { StatementOf, Verification } from '@touchstone/model';
import type { Attestation } from '../bundle/attestation.js';
import type { Member } from '../bundle/member.js';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { verifyBundle } from '../verify/verify-bundle.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import type { VerifyOptions } from '../verify/verify-options.js';
import { CertifiedWorld, NOW, type Certifying } from './certified-world.js';
import { miniMembers, openMembers } from './mini-bundle.js';

/** A world with a mini bundle in it that is certified as it should be, for tests to attack. */
export class CertifiedCase {
  readonly world: CertifiedWorld;
  readonly members: readonly Member[];
  /** Without an attestation. */
  readonly bundle: OpenBundle;
  readonly certified: OpenBundle;
  /** Of its entry in the log. */
  readonly index: number;

  readonly #root: TrustedRoot;

  private constructor(
    world: CertifiedWorld,
    members: readonly Member[],
    certified: OpenBundle,
    index: number,
  ) {
    this.world = world;
    this.members = members;
    this.bundle = openMembers(members);
    this.certified = certified;
    this.#root = world.root();
    this.index = index;
  }

  static async make(): Promise<CertifiedCase> {
    const world = new CertifiedWorld();
    const members = await miniMembers();
    const bundle = openMembers(members);
    const { index, ...attestation } = await world.certify(bundle);
    return new CertifiedCase(world, members, { ...bundle, attestation }, index);
  }

  verify(open: OpenBundle, change: Partial<VerifyOptions> = {}): Promise<Verification> {
    return verifyBundle(open, { believe: this.#root, at: NOW, recompute: true, ...change });
  }

  /** The link that breaks and the code of its refusal, as `link: CODE`; `nothing` where all hold. */
  async broken(open: OpenBundle, change: Partial<VerifyOptions> = {}): Promise<string> {
    const { verdict, broken, links } = await this.verify(open, change);
    const first = links.findIndex(({ outcome }) => outcome === 'broken');
    if ((first === -1) !== (verdict === 'verified')) throw new Error(`${verdict} with ${broken} broken`);
    if (first === -1) return 'nothing';
    // Whatever lies behind a broken link may be anyone's.
    const behind = links.slice(first + 1).filter(({ outcome }) => outcome !== 'not looked at');
    if (behind.length > 0) throw new Error(`behind ${broken}, ${behind[0]?.id} was looked at`);
    return `${broken}: ${links[first]?.code}`;
  }

  /** The certified bundle with something else in its attestation. */
  attested(change: Partial<Attestation>): OpenBundle {
    return { ...this.certified, attestation: { ...this.certified.attestation, ...change } };
  }

  /** A bundle, certified as told. */
  async certify(told: Certifying, open = this.bundle): Promise<OpenBundle> {
    return { ...open, attestation: await this.world.certify(open, told) };
  }

  /** A certificate whose lab signs and logs what does not follow. */
  lying(change: Partial<StatementOf<'certificate'>['predicate']>): Promise<OpenBundle> {
    return this.certify({ lie: (one) => ({ ...one, predicate: { ...one.predicate, ...change } }) });
  }
}

/** What the certificate of a bundle says. */
export function statementOf({ attestation }: OpenBundle): StatementOf<'certificate'> {
  const envelope = JSON.parse(Buffer.from(attestation.certificate!).toString()) as { payload: string };
  return JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as StatementOf<'certificate'>;
}
