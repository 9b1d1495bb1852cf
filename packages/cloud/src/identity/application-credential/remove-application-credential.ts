// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { TOKENS } from '../token/resource.js';
import { APPLICATION_CREDENTIALS } from './resource.js';

/** Removes an application credential and ends its tokens. Its access rules stay: they can be used again. */
export function removeApplicationCredential(stores: Stores, id: string): void {
  const tokens = stores.of(TOKENS);
  for (const token of tokens.filter((one) => one.applicationCredentialId === id)) tokens.delete(token.id);
  stores.of(APPLICATION_CREDENTIALS).delete(id);
}
