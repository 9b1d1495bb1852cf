// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Role } from '@touchstone/registry';
import type { SignedIn } from './signed-in.js';

/** @throws TouchstoneError WEB_SIGN_IN where nobody signed in; WEB_ROLE where someone did who may not */
export function verifyRole(needs: Role | undefined, session: SignedIn | undefined): void {
  if (needs === undefined || session?.roles.includes(needs) === true) return;
  if (session === undefined) {
    throw new TouchstoneError('WEB_SIGN_IN', 'This is only for who is signed in.', {
      hint: 'Use the sign-in link that is printed where the marketplace was started; `touchstone registry sign-in` prints a new one.',
    });
  }
  throw new TouchstoneError('WEB_ROLE', `That is for who is ${needs}.`, {
    hint: 'Ask who runs this marketplace.',
  });
}
