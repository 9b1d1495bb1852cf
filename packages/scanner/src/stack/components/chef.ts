// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import type { Namespace } from '../catalog/component-data.js';
import { findComponent } from '../catalog/find-component.js';
import { knownFinding } from '../component-finding.js';

const RESOURCE =
  /^\s*(package|apt_package|yum_package|dnf_package|service|systemd_unit|include_recipe|docker_container)\s*\(?\s*(?:%w[[({]([^\])}]*)[\])}]|(["'])([\w.:@+-]+)\3)(.*)$/;

/** Packages, services and recipes of a Chef recipe, as text; `only_if` and `if` on the line are its choice. */
export function findInRecipe(text: string): readonly ComponentFinding[] {
  return text.split('\n').flatMap((raw, at) => {
    const match = RESOURCE.exec(raw);
    if (match === null) return [];
    const line = at + 1;
    const namespace: Namespace =
      match[1] === 'include_recipe'
        ? 'cookbook'
        : /service|unit/.test(match[1]!)
          ? 'service'
          : match[1] === 'docker_container'
            ? 'oci'
            : 'package';
    const condition = /\b(?:if|unless)\s+(.+?)(?:\s+do)?$/.exec(match[5] ?? '')?.[1];
    const choice =
      condition === undefined
        ? null
        : ({ kind: 'chef-if', name: condition.slice(0, 300), default: 'could not tell', line } as const);
    const names = match[2]?.split(/\s+/) ?? [match[4]!];
    return names.flatMap((name) => {
      const known = findComponent(
        namespace,
        namespace === 'cookbook' ? name.split('::')[0]! : name.replace(/\.service$/, ''),
      );
      if (known === undefined) return [];
      return [
        knownFinding(known, { line, how: 'deployed', ecosystem: 'chef', optional: choice !== null, choice }),
      ];
    });
  });
}
