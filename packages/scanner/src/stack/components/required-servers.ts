// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { findComponent } from '../catalog/find-component.js';
import { loadComponents } from '../catalog/load-components.js';
import { knownFinding } from '../component-finding.js';

const named = (namespace: 'scheme' | 'setting'): readonly string[] =>
  [...new Set(loadComponents().flatMap(({ names }) => names[namespace] ?? []))].toSorted();

export const requiredNeedles = (): readonly string[] => [
  ...named('scheme').map((scheme) => `${scheme}://`),
  ...named('setting'),
];

/** A setting’s name as a key of YAML or INI, or as a whole literal of source code. */
const SETTING = /^\s*(?:-\s*)?([A-Za-z_]+)\s*[:=]|["']([A-Za-z_]+)["']/g;
/** A whole value that is an address with a user or a port, as the default of a setting. */
const ADDRESS =
  /(?:[:=]\s*|\(\s*)["']?([a-z][a-z0-9+]*):\/\/(?:[^\s"'/@]*@)?[\w.-]+(?::\d+)?(?:\/[\w./-]*)?["']?\s*[,)]?\s*$/;

/**
 * Servers that the operator must have: settings whose value is an address that only such a server has, or whose name is
 * that of one. They are optional where only the name says so.
 */
export function findRequiredServers(text: string): readonly ComponentFinding[] {
  const found = new Map<string, ComponentFinding>();
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw.length > 500 || /^\s*(?:#|\/\/|\*|;)/.test(raw)) continue;
    const scheme = ADDRESS.exec(raw)?.[1];
    const byAddress = scheme === undefined ? undefined : findComponent('scheme', scheme);
    const names = [...raw.matchAll(SETTING)].map((match) => match[1] ?? match[2]!);
    const byName = names.map((name) => findComponent('setting', name)).find((each) => each !== undefined);
    const known = byAddress ?? byName;
    if (known === undefined || found.has(known.id)) continue;
    const said = {
      line: at + 1,
      how: 'required',
      ecosystem: null,
      optional: byAddress === undefined,
    } as const;
    found.set(known.id, knownFinding(known, said));
  }
  return [...found.values()];
}
