// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@touchstone/registry';
import type { Page } from '../../design/index.js';
import type { PageSources } from '../web-world.js';

/** What an action is done with. */
export interface ActionSources extends PageSources {
  readonly form: URLSearchParams;
  /** Address of the client, as the server believes it: to count what each asks for. */
  readonly client: string | undefined;
  /** The secret of the browser's session cookie, whatever it is worth. */
  readonly cookie: string | undefined;
}

/** What came of it. */
export type Acted =
  /** It is done; the reader is led to a page of ours that shows it, so that nothing is sent twice by loading again. */
  | { readonly kind: 'redirect'; readonly to: string; readonly cookie?: string }
  /** It is not done, or shows what is shown once. */
  | { readonly kind: 'page'; readonly page: Page; readonly status?: ActedStatus; readonly cookie?: string }
  | { readonly kind: 'absent'; readonly what?: string };

export type ActedStatus = 200 | 400 | 403 | 409 | 429 | 503;

/** What a form does. Who may send it was looked at before. */
export interface Action {
  /** `*` is one part of a path. */
  readonly pattern: string;
  /** Undefined: anyone may. */
  readonly needs?: Role;
  readonly act: (sources: ActionSources) => Acted | Promise<Acted>;
}
