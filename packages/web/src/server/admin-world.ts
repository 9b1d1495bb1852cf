// SPDX-License-Identifier: Apache-2.0
import type { Jobs, PublishTokens, Registry, Sessions, Webhooks } from '@touchstone/registry';

/** What pages for who runs the marketplace are made from; without it there are none, and nobody signs in. */
export interface AdminWorld {
  readonly sessions: Sessions;
  readonly tokens: PublishTokens;
  readonly registry: Pick<Registry, 'audit'>;
  /** Random bytes for secrets. */
  readonly random: (size: number) => Uint8Array;
  readonly jobs?: Pick<Jobs, 'send' | 'recent'> | undefined;
  readonly webhooks?: Webhooks | undefined;
  /** Where what is kept, in words and without passwords: `Database`: `PostgreSQL at db.example`. */
  readonly places?: Readonly<Record<string, string>> | undefined;
}
