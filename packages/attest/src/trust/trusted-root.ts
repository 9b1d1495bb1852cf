// SPDX-License-Identifier: Apache-2.0
import {
  TouchstoneError,
  type KeyOwner,
  type TrustedKey,
  type TrustedLog,
  type TrustRoot,
} from '@touchstone/model';
import { parsePublicKey } from '../keys/public-key.js';
import type { VerifyingKey } from '../keys/signing-key.js';

/** A trust root whose signatures, rules and time have been checked: whom to believe, looked up. */
export class TrustedRoot {
  readonly paper: TrustRoot;
  /** SHA-256 of the signed paper (the envelope's payload). */
  readonly digest: string;
  /** Ids of its own root keys that have signed it. */
  readonly signers: readonly string[];
  readonly #keys: ReadonlyMap<string, TrustedKey>;
  readonly #owners: ReadonlyMap<string, KeyOwner>;

  constructor(paper: TrustRoot, digest: string, signers: readonly string[]) {
    this.paper = paper;
    this.digest = digest;
    this.signers = signers;
    this.#keys = new Map(paper.keys.map((key) => [key.id, key]));
    this.#owners = new Map(paper.owners.map((owner) => [owner.id, owner]));
  }

  get keys(): readonly TrustedKey[] {
    return this.paper.keys;
  }

  get owners(): readonly KeyOwner[] {
    return this.paper.owners;
  }

  findKey(id: string): TrustedKey | undefined {
    return this.#keys.get(id);
  }

  /** The key, ready to check signatures; whether it may and whether it is valid is another question. */
  findVerifyingKey(id: string): VerifyingKey | undefined {
    const key = this.#keys.get(id);
    return key === undefined ? undefined : parsePublicKey(key.publicKey);
  }

  findOwner(id: string): KeyOwner | undefined {
    return this.#owners.get(id);
  }

  /** @throws TouchstoneError TRUST_UNKNOWN_OWNER */
  getOwner(id: string): KeyOwner {
    const owner = this.#owners.get(id);
    if (owner !== undefined) return owner;
    throw new TouchstoneError(
      'TRUST_UNKNOWN_OWNER',
      `The trust root ${this.paper.name} knows no owner ${id}.`,
      {
        hint: 'Get the newest trust root, or ask who that is before you believe it.',
        details: { owner: id },
      },
    );
  }

  /** A log by its origin: once for each key that it has had. */
  findLogs(origin: string): readonly TrustedLog[] {
    return this.paper.logs.filter((log) => log.origin === origin);
  }

  /** The log of that origin whose key is valid at that moment: what its newest checkpoint must be signed with. */
  findLog(origin: string, at: Date): TrustedLog | undefined {
    const moment = at.getTime();
    return this.findLogs(origin).find(
      ({ validFrom, validUntil }) => moment >= Date.parse(validFrom) && moment < Date.parse(validUntil),
    );
  }

  /** Digests of the three papers of a guideline, as published. */
  findGuideline(version: string): TrustRoot['guidelines'][number] | undefined {
    return this.paper.guidelines.find((one) => one.version === version);
  }
}
