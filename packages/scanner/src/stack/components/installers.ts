// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { findComponent } from '../catalog/find-component.js';
import { loadComponents } from '../catalog/load-components.js';
import { knownFinding } from '../component-finding.js';

/** Hosts whose front page is a script that installs a server. */
export const installerNeedles = (): readonly string[] =>
  [...new Set(loadComponents().flatMap(({ names }) => names.installer ?? []))].toSorted();

const ADDRESS = /\bhttps?:\/\/([\w-]+(?:\.[\w-]+)+)\/?(?=["'`\s|)]|$)/g;

/** Servers that a program puts on machines by their makers’ own script: `curl https://get.docker.com | sh`. */
export function findInstallers(text: string): readonly ComponentFinding[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.length > 2000 || /^\s*(?:\/\/|#|\*)/.test(line)) return [];
    return [...line.matchAll(ADDRESS)].flatMap(([, host]) => {
      const known = findComponent('installer', host!);
      return known === undefined
        ? []
        : [knownFinding(known, { line: at + 1, how: 'deployed', ecosystem: null })];
    });
  });
}
