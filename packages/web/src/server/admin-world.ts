// SPDX-License-Identifier: Apache-2.0
import type { PublishTokens, Registry, Sessions } from '@touchstone/registry';

/** What pages for who runs the marketplace are made from; without it there are none, and nobody signs in. */
export interface AdminWorld {
  readonly sessions: Sessions;
  readonly tokens: PublishTokens;
  readonly registry: Pick<Registry, 'audit'>;
  /** Random bytes for secrets. */
  readonly random: (size: number) => Uint8Array;
}
