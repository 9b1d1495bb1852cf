// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { findComponent } from '../catalog/find-component.js';
import { knownFinding, namedFinding } from '../component-finding.js';

/** A systemd unit of a service is a process of the product; the services that it requires must be there. */
export function findInUnit(text: string, path: string): readonly ComponentFinding[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^ExecStart\s*=/.test(line));
  if (start === -1) return [];
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/@?\.service.*$/, '');
  const own = findComponent('service', name);
  const said = { line: start + 1, how: 'deployed', ecosystem: 'systemd' } as const;
  const found: ComponentFinding[] = [
    own === undefined ? namedFinding(name, 'server', said) : knownFinding(own, said),
  ];
  for (const [at, line] of lines.entries()) {
    const units = /^(?:Requires|BindsTo|Requisite)\s*=\s*(.*)$/.exec(line)?.[1] ?? '';
    for (const unit of units.split(/\s+/)) {
      const known = unit.endsWith('.service') ? findComponent('service', unit.slice(0, -8)) : undefined;
      if (known === undefined) continue;
      const finding = knownFinding(known, { line: at + 1, how: 'required', ecosystem: 'systemd' });
      // What runs in a container needs its engine; that brings no other answer to containers.
      found.push(known.concern === 'containers' ? { ...finding, role: 'runtime' } : finding);
    }
  }
  return found;
}
