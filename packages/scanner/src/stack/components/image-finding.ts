// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { findImage } from '../catalog/find-component.js';
import { knownFinding, namedFinding } from '../component-finding.js';
import { parseImageName } from './image-name.js';

type Choice = ComponentFinding['choice'];

/** The component that runs an image, known or not; undefined where the text names no image. */
export function imageFinding(
  line: number,
  text: string,
  choice: Choice = null,
): ComponentFinding | undefined {
  const image = parseImageName(text);
  if (image === undefined) return undefined;
  const known = findImage(image.name);
  const said = {
    line,
    how: 'deployed',
    ecosystem: 'oci',
    version: image.tag,
    purl: purlOfImage(image.name, image.tag),
    optional: choice !== null,
    choice,
  } as const;
  if (known !== undefined) return knownFinding(known, said);
  return namedFinding(image.name.split('/').slice(-2).join('/'), 'server', said);
}

/** `pkg:oci/name@tag?repository_url=…`, as the oci type of purl has it (a tag stands where a digest would). */
export function purlOfImage(name: string, tag: string | null): string {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const query = name.includes('/') ? `repository_url=${name}` : '';
  const tagged = tag === null ? '' : `tag=${tag}`;
  const qualifiers = [query, tagged].filter((each) => each !== '').join('&');
  return `pkg:oci/${encodeURIComponent(last)}${qualifiers === '' ? '' : `?${qualifiers}`}`.slice(0, 500);
}
