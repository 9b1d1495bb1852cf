// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import type { Namespace } from '../catalog/component-data.js';
import { findComponent } from '../catalog/find-component.js';
import { knownFinding } from '../component-finding.js';
import type { YamlLine } from '../text/yaml-lines.js';
import { imageFinding } from './image-finding.js';

/** Modules of Ansible that install, start or run something; the last step of their full names. */
const MODULES: ReadonlyMap<string, Namespace> = new Map([
  ...['apt', 'yum', 'dnf', 'package', 'zypper', 'apk'].map((name) => [name, 'package'] as const),
  ...['service', 'systemd', 'systemd_service'].map((name) => [name, 'service'] as const),
  ...['docker_container', 'podman_container'].map((name) => [name, 'oci'] as const),
  ...['include_role', 'import_role'].map((name) => [name, 'role'] as const),
]);

const moduleOf = (key: string | undefined): Namespace | undefined =>
  key === undefined
    ? undefined
    : MODULES.get(
        key.replace(
          /^(?:ansible\.builtin|ansible\.legacy|community\.docker|containers\.podman|community\.general)\./,
          '',
        ),
      );

/** What tasks and roles of Ansible install, start and run; `when` of a task is its choice. */
export function findInAnsible(lines: readonly YamlLine[]): readonly ComponentFinding[] {
  const conditions = new Map(
    lines
      .filter(({ keys, value }) => keys.at(-1) === 'when' && value !== null)
      .map((line) => [line.keys.slice(0, -1).join('/'), line] as const),
  );
  const absent = new Set(
    lines
      .filter(
        ({ keys, value }) => keys.at(-1) === 'state' && /^(?:absent|stopped|removed)$/.test(value ?? ''),
      )
      .map(({ keys }) => keys.slice(0, -1).join('/')),
  );
  return lines.flatMap((line): ComponentFinding[] => {
    const named = namesOf(line);
    if (named === undefined || absent.has(line.keys.slice(0, named.at).join('/'))) return [];
    const when = conditions.get(line.keys.slice(0, named.at - 1).join('/'));
    const choice =
      when === undefined
        ? null
        : ({
            kind: 'ansible-when',
            name: when.value!.slice(0, 300),
            default: 'could not tell',
            line: when.line,
          } as const);
    if (named.namespace === 'oci') {
      const finding = imageFinding(line.line, named.names[0]!, choice);
      return finding === undefined ? [] : [finding];
    }
    return named.names.flatMap((name) => {
      const known = findComponent(named.namespace, name);
      if (known === undefined) return [];
      const said = {
        line: line.line,
        how: 'deployed',
        ecosystem: 'ansible',
        optional: choice !== null,
        choice,
      } as const;
      return [knownFinding(known, said)];
    });
  });
}

/** Names that a line gives to a module, in any of Ansible’s ways to write it; `at` is the length of the module’s keys. */
function namesOf({
  keys,
  value,
}: YamlLine): { namespace: Namespace; names: readonly string[]; at: number } | undefined {
  if (value === null || !/^\[\d+\]$/.test(keys[0] ?? '')) return undefined;
  const last = keys.at(-1)!;
  const listed = /^\[\d+\]$/.test(last);
  if (/^roles$/.test(keys.at(-2) ?? '') && listed)
    return { namespace: 'role', names: [roleName(value)], at: keys.length };
  if (keys.at(-3) === 'roles' && (last === 'role' || last === 'name')) {
    return { namespace: 'role', names: [roleName(value)], at: keys.length };
  }
  const inline = moduleOf(last);
  if (inline !== undefined && inline !== 'role') {
    const argument = inline === 'oci' ? /\bimage=(\S+)/ : /\b(?:name|pkg)=(\S+)/;
    const text = argument.exec(value)?.[1];
    return text === undefined || /\bstate=(?:absent|stopped)\b/.test(value)
      ? undefined
      : { namespace: inline, names: split(text), at: keys.length };
  }
  const holder = listed ? -3 : -2;
  const namespace = moduleOf(keys.at(holder));
  const argument = listed ? keys.at(-2) : last;
  if (namespace === undefined) return undefined;
  const wanted = namespace === 'oci' ? argument === 'image' : argument === 'name' || argument === 'pkg';
  if (!wanted) return undefined;
  const names = namespace === 'role' ? [roleName(value)] : split(value);
  return { namespace, names, at: keys.length + holder + 1 };
}

const split = (value: string): readonly string[] =>
  value.split(/[,\s]+/).map((name) => name.replaceAll(/["'[\]]/g, '').split('=')[0]!);

/** `geerlingguy.redis` and `community.x.redis` are the role redis of someone. */
const roleName = (value: string): string => value.slice(value.lastIndexOf('.') + 1).replace(/^.*\//, '');
