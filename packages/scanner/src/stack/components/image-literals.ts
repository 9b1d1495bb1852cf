// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { imageFinding } from './image-finding.js';
import { findImage } from '../catalog/find-component.js';
import { parseImageName } from './image-name.js';

/** Registries by whose name alone a text is known to name an image. */
export const REGISTRIES = [
  'registry.k8s.io/',
  'k8s.gcr.io/',
  'gcr.io/',
  'quay.io/',
  'docker.io/',
  'ghcr.io/',
  'mcr.microsoft.com/',
  'registry.gitlab.com/',
  'public.ecr.aws/',
] as const;

const LITERAL = new RegExp(
  `(["'\`])((?:${REGISTRIES.map((each) => each.replaceAll('.', '\\.')).join('|')})[\\w./-]+(?::[\\w.-]*)?)`,
);

/** Images of components that the data know, in the strings of source code. */
export function findImageLiterals(text: string): readonly ComponentFinding[] {
  return text.split('\n').flatMap((line, at) => {
    if (/^\s*(?:\/\/|#|\*)/.test(line)) return [];
    const literal = LITERAL.exec(line)?.[2];
    const image = literal === undefined ? undefined : parseImageName(literal);
    if (image === undefined || findImage(image.name) === undefined) return [];
    return imageFinding(at + 1, literal!) ?? [];
  });
}
