// SPDX-License-Identifier: Apache-2.0
import type { TrustedRoot } from '@touchstone/attest';
import type { EvidenceCounts, LiveRegistry, LiveView, Registry } from '@touchstone/registry';
import type { Page, Site } from '../design/index.js';
import type { LiveRuns } from './live-runs.js';
import type { AdminWorld } from './admin-world.js';
import type { SignedIn } from './sessions/signed-in.js';

/** What the pages are made from. */
export interface WebWorld {
  readonly registry: Pick<
    Registry,
    'listing' | 'dropped' | 'counts' | 'member' | 'verify' | 'attestation' | 'members' | 'run' | 'calls'
  >;
  readonly live: LiveRegistry;
  /** Whom the marketplace believes. */
  readonly root: TrustedRoot;
  /** Epoch ms. */
  readonly clock: () => number;
  /** `https://host` without a slash at its end, where it is known. */
  readonly origin?: string | undefined;
  /** The log that certificates are in: its name, and its size not before `shown`, the state that a page is made of. */
  readonly log?: ((shown: object) => Promise<NonNullable<Site['rests']['log']>>) | undefined;
  /** How readers name trust root and log to `touchstone verify`, beside a clone of the project; absent: as it does by itself. */
  readonly verifying?: { readonly trustRoot?: string; readonly log?: string } | undefined;
  /** Absent: the operator lets no recipe run here. */
  readonly liveRuns?: LiveRuns | undefined;
  /** While bundles are still being loaded. */
  readonly loading?: (() => Site['loading']) | undefined;
  /** Signing in, and pages for who runs the marketplace. */
  readonly admin?: AdminWorld | undefined;
  /** Is told of what went wrong while a page was made; the reader is not. */
  readonly onDefect?: ((error: unknown) => void) | undefined;
}

/** What one page is made from: all of it of one moment. */
export interface PageSources extends WebWorld {
  readonly view: LiveView;
  readonly counts: EvidenceCounts;
  /** Parts of the path in the order of the pattern's holes, decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  /** Who asks, where someone signed in does. */
  readonly session?: SignedIn | undefined;
}

/** A page, or where it is instead. */
export type Shown =
  | { readonly kind: 'page'; readonly page: Page; readonly status?: 200 | 400 }
  | { readonly kind: 'moved'; readonly to: string }
  /** It was there; its evidence was withdrawn. */
  | { readonly kind: 'gone'; readonly what: string }
  | { readonly kind: 'absent'; readonly what?: string }
  /** `forever`: its path names what it shows. */
  | { readonly kind: 'picture'; readonly png: Uint8Array; readonly forever: boolean }
  /** Too much at once: to be asked for again after so many seconds. */
  | { readonly kind: 'busy'; readonly seconds: number }
  /** Server-sent events (HTML standard, section 9.2), as text. */
  | { readonly kind: 'events'; readonly events: AsyncIterable<string> };

/** Makes one kind of page. */
export type ShowPage = (sources: PageSources) => Shown | Promise<Shown>;
