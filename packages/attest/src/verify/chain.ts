// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, LINKS, type LinkId, type VerifiedLink } from '@touchstone/model';
import { LINK_TITLES } from './link-titles.js';

/** Takes one fact that a link rests on, as a line for a person. */
export type RestOn = (fact: string) => void;

/** Thrown where a link broke; what broke it stands in the chain. */
export class ChainBroken extends Error {}

/**
 * The chain from a bundle's bytes to its verdict. Each link is looked at in turn; after the first that breaks nothing is
 * looked at any more: what lies behind it may be anyone's.
 */
export class Chain {
  readonly #looked = new Map<LinkId, VerifiedLink>();

  /** Looks at a link. What `look` throws as a refusal breaks it, and ends the chain with ChainBroken. */
  async link<T>(id: LinkId, look: (restsOn: RestOn) => T | Promise<T>): Promise<T> {
    const restsOn: string[] = [];
    const about = { id, title: LINK_TITLES[id], restsOn };
    try {
      const result = await look((fact) => void restsOn.push(fact));
      this.#looked.set(id, { ...about, outcome: 'holds', why: null, code: null, hint: null });
      return result;
    } catch (error) {
      // Anything else is a defect of ours, and no statement about the bundle.
      if (!isTouchstoneError(error)) throw error;
      const { message: why, code, hint = null } = error;
      this.#looked.set(id, { ...about, outcome: 'broken', why, code, hint });
      throw new ChainBroken(why);
    }
  }

  /** Leaves a link out, and says why. */
  skip(id: LinkId, why: string): void {
    this.#looked.set(id, notLookedAt(id, why));
  }

  get broken(): LinkId | null {
    return LINKS.find((id) => this.#looked.get(id)?.outcome === 'broken') ?? null;
  }

  /** All links in their order. */
  get links(): VerifiedLink[] {
    const { broken } = this;
    return LINKS.map(
      (id) => this.#looked.get(id) ?? notLookedAt(id, `The link "${broken ?? 'before'}" is broken.`),
    );
  }
}

function notLookedAt(id: LinkId, why: string): VerifiedLink {
  return { id, title: LINK_TITLES[id], outcome: 'not looked at', restsOn: [], why, code: null, hint: null };
}
