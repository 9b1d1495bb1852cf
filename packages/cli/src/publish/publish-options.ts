// SPDX-License-Identifier: Apache-2.0
import type { Output } from '../output.js';

/** How a person names the place to publish to, and what it takes. */
export interface PublishOptions {
  /** The file of a folder log's key. */
  readonly logKey?: string | undefined;
  readonly trustRoot?: readonly string[] | undefined;
  readonly tokenFile?: string | undefined;
  /** Submission prefixes of witnesses, where this process writes the log itself. */
  readonly witness?: readonly string[] | undefined;
  readonly witnessKey?: readonly string[] | undefined;
  readonly now: Date;
}

export interface PublishPlace {
  readonly env: NodeJS.ProcessEnv;
  readonly output: Output;
}

/** Whether a place is asked over HTTP; others are written in this process. */
export function isServer(where: string): boolean {
  return /^https?:/i.test(where);
}
