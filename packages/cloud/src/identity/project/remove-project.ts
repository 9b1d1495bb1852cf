// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { removeApplicationCredential } from '../application-credential/remove-application-credential.js';
import { APPLICATION_CREDENTIALS } from '../application-credential/resource.js';
import { CREDENTIALS } from '../credential/resource.js';
import { ASSIGNMENTS } from '../role-assignment/resource.js';
import { TOKENS } from '../token/resource.js';
import { PROJECTS } from './resource.js';

/** Removes a project with what identity holds of it: assignments, application credentials, credentials, tokens. */
export function removeProject(stores: Stores, id: string): void {
  const isOf = (one: { readonly projectId: string | undefined }): boolean => one.projectId === id;
  for (const one of stores.of(APPLICATION_CREDENTIALS).filter(isOf))
    removeApplicationCredential(stores, one.id);
  for (const one of stores.of(CREDENTIALS).filter(isOf)) stores.of(CREDENTIALS).delete(one.id);
  for (const one of stores
    .of(ASSIGNMENTS)
    .filter(({ target }) => target.kind === 'project' && target.id === id)) {
    stores.of(ASSIGNMENTS).delete(one.id);
  }
  for (const one of stores.of(TOKENS).filter(({ scope }) => scope.kind === 'project' && scope.id === id)) {
    stores.of(TOKENS).delete(one.id);
  }
  stores.of(PROJECTS).delete(id);
}
