// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type Verification } from '@touchstone/model';
import { verifyBundle, type LogView } from '@touchstone/attest';
import { findHeldBundle, type HeldBundle } from '../database/read-bundles.js';
import { openKeptBundle } from '../evidence/open-kept-bundle.js';
import { lifeOf, momentOf } from '../ingest/followed-log.js';
import type { RegistryWorld } from '../ingest/registry-world.js';

/** What was found out about a certificate whose bundle is held, and when. `waiting`: too many are being verified. */
export type KeptVerification =
  | { readonly kind: 'verified'; readonly held: HeldBundle; readonly verification: Verification }
  | { readonly kind: 'waiting'; readonly held: HeldBundle };

/** Milliseconds after which a bundle is verified anew although nothing tells that it is another: files rot. */
const FRESH = 10 * 60_000;
/** Milliseconds between two looks at the log: one that is far away must not be asked for each page. */
const LOOK = 5_000;
/** Verifications under way and waiting: a verdict is computed again for each, and whoever asks for many stops nobody. */
const MOST = 8;
/** Results that are remembered. */
const REMEMBERED = 500;

interface Known {
  readonly verification: Verification;
  readonly checkpoint: string;
  readonly at: number;
}

/** Verifies bundles that are held as a stranger would, the verdict computed again; one after the other, and remembered. */
export class KeptVerifications {
  readonly #world: RegistryWorld;
  readonly #known = new Map<string, Known>();
  readonly #running = new Map<string, Promise<Verification>>();
  #last: Promise<unknown> = Promise.resolve();
  #log: { readonly view: LogView | undefined; readonly at: number } | undefined;

  constructor(world: RegistryWorld) {
    this.#world = world;
  }

  /**
   * As of now, and of the log as it is now; without the log where it cannot be read.
   * @param digest of envelope, statement or bundle
   * @throws TouchstoneError REGISTRY_EVIDENCE where what is kept is damaged
   */
  async verify(digest: string): Promise<KeptVerification | undefined> {
    const held = await findHeldBundle(this.#world.database, digest);
    if (held === undefined) return undefined;
    const view = await this.#view();
    const known = this.#known.get(held.envelope);
    if (known !== undefined && this.#isGood(known, held, view))
      return { kind: 'verified', held, verification: known.verification };
    let running = this.#running.get(held.envelope);
    if (running === undefined) {
      if (this.#running.size >= MOST) return { kind: 'waiting', held };
      running = this.#inTurn(held, view);
    }
    return { kind: 'verified', held, verification: await running };
  }

  /** The same log, not long ago, and on the same side of its end. */
  #isGood({ checkpoint, at }: Known, { expiresAt }: HeldBundle, view: LogView | undefined): boolean {
    const now = this.#world.clock();
    const ends = Date.parse(expiresAt);
    return checkpoint === nameOf(view) && Math.abs(now - at) < FRESH && at < ends === now < ends;
  }

  #inTurn(held: HeldBundle, view: LogView | undefined): Promise<Verification> {
    const running = this.#last
      .catch(() => undefined)
      .then(() => this.#verify(held, view))
      .finally(() => this.#running.delete(held.envelope));
    this.#last = running;
    this.#running.set(held.envelope, running);
    return running;
  }

  async #verify({ envelope, solution }: HeldBundle, view: LogView | undefined): Promise<Verification> {
    const { evidence, root, clock } = this.#world;
    const now = clock();
    const open = await openKeptBundle(evidence, envelope);
    if (open === undefined) throw new Error(`no receipt of ${envelope} although its rows are there`);
    const at = view === undefined ? new Date(now) : momentOf(view, new Date(now));
    const log = view === undefined ? {} : { log: { ...view, life: lifeOf(view, solution, root, at) } };
    const verification = await verifyBundle(open, { believe: root, at, recompute: true, ...log });
    const oldest = this.#known.keys().next();
    if (this.#known.size >= REMEMBERED && oldest.done !== true) this.#known.delete(oldest.value);
    this.#known.delete(envelope);
    this.#known.set(envelope, { verification, checkpoint: nameOf(view), at: now });
    return verification;
  }

  /** The log, where it can be read: an offline verification is worth more than none. */
  async #view(): Promise<LogView | undefined> {
    const now = this.#world.clock();
    if (this.#log !== undefined && Math.abs(now - this.#log.at) < LOOK) return this.#log.view;
    const view = await this.#world.log.view().catch((error: unknown) => {
      if (isTouchstoneError(error)) return undefined;
      throw error;
    });
    this.#log = { view, at: now };
    return view;
  }
}

function nameOf(view: LogView | undefined): string {
  if (view === undefined) return 'none';
  const { size, root } = view.checkpoint;
  return `${size} ${Buffer.from(root).toString('base64')}`;
}
