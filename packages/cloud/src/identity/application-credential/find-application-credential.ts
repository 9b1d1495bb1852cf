// SPDX-License-Identifier: Apache-2.0
import type { Fields } from '../../service/fields.js';
import { isFields } from '../../service/fields.js';
import type { Stores } from '../../state/stores.js';
import { findUser } from '../user/resource.js';
import { APPLICATION_CREDENTIALS, type ApplicationCredential } from './resource.js';

/** As a sign-in names it: by id, or by its name and its user. */
export function findApplicationCredential(stores: Stores, by: Fields): ApplicationCredential | undefined {
  const credentials = stores.of(APPLICATION_CREDENTIALS);
  if (typeof by['id'] === 'string') return credentials.get(by['id']);
  const user = isFields(by['user']) ? findUser(stores, by['user']) : undefined;
  return user && credentials.find((one) => one.userId === user.id && one.name === by['name']);
}
