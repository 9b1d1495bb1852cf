// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { groupBy } from '../group-by.js';
import type { YamlLine } from '../text/yaml-lines.js';
import { imageFinding } from './image-finding.js';

/** Services of a Compose file that run an image; those with a profile run only when it is asked for. */
export function findInCompose(lines: readonly YamlLine[]): readonly ComponentFinding[] {
  const services = groupBy(
    lines.filter(({ keys }) => keys[0] === 'services' && keys.length >= 3),
    ({ keys }) => keys[1]!,
  );
  return [...services.values()].flatMap((fields): ComponentFinding[] => {
    const image = fields.find(({ keys }) => keys.length === 3 && keys[2] === 'image');
    const built = fields.some(({ keys }) => keys[2] === 'build');
    // What is built here is the product’s own: its Dockerfile says what it brings.
    if (image?.value == null || built) return [];
    const profile = fields.find(({ keys }) => keys[2] === 'profiles');
    const named =
      fields.find(({ keys }) => keys[2] === 'profiles' && keys.length === 4)?.value ?? profile?.value;
    const choice =
      profile === undefined
        ? null
        : ({
            kind: 'compose-profile',
            name: (named ?? 'profiles').replaceAll(/[[\]"']/g, '').slice(0, 300),
            default: 'off',
            line: profile.line,
          } as const);
    const finding = imageFinding(image.line, image.value.replace(/^\$\{[^}]*?:?-([^}]*)\}/, '$1'), choice);
    return finding === undefined ? [] : [finding];
  });
}
