// SPDX-License-Identifier: Apache-2.0
import { serviceHints } from '../rest/service-hints.js';
import type { Expression } from './expression.js';
import type { FileFlow, Scope } from './scope.js';
import { textsOf } from './texts.js';

const SAYS_SERVICE = /^(?:service_?(?:type|name)?|endpoint_?type)$/i;

/** Service types that a file as a whole suggests, the best first: the type that it names, then the words of its path. */
export function servicesOfFile(file: FileFlow, path: string): readonly string[] {
  const named = [...membersAndNames(file)]
    .filter(([name]) => SAYS_SERVICE.test(name))
    .flatMap(([, values]) => values.flatMap((value) => textsOf(value, undefined)))
    .flatMap(({ text }) => serviceHints(text));
  // A file is often named after a resource, which another service may be named after: folders say more.
  const at = path.lastIndexOf('/') + 1;
  const words = [...serviceHints(path.slice(0, at)), ...ofStorage(path), ...serviceHints(path.slice(at))];
  return [...new Set([...named, ...words])];
}

function* membersAndNames(file: FileFlow): Iterable<readonly [string, readonly Expression[]]> {
  yield* file.members;
  const root: Scope = file.root;
  yield* root.names;
}

/** Folders named `storage` alone hold, beside others for each service, what speaks with the object store. */
function ofStorage(path: string): readonly string[] {
  return /(?:^|\/)storage\//.test(path) ? ['object-store'] : [];
}
