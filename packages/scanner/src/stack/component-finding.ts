// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { ComponentFinding } from '../detect/finding.js';
import type { KnownComponent } from './catalog/component-data.js';

type Said = Pick<ComponentFinding, 'line' | 'how' | 'ecosystem'> & Partial<ComponentFinding>;

/** The finding of a component that the data know: its id, title, role and concern are theirs. */
export function knownFinding({ id, title, role, concern }: KnownComponent, said: Said): ComponentFinding {
  return { ...NOTHING_SAID, ...said, kind: 'component', id, title: said.title ?? title, role, concern };
}

/** The finding of something that goes by its own name; its id carries its ecosystem, so that it never meets the data’s. */
export function namedFinding(
  name: string,
  role: ComponentFinding['role'],
  said: Said & { readonly ecosystem: string },
  concern: ComponentFinding['concern'] = null,
): ComponentFinding {
  const id = slugOf(`${said.ecosystem}.${name}`);
  return { ...NOTHING_SAID, title: name.slice(0, 300), ...said, kind: 'component', id, role, concern };
}

const NOTHING_SAID = { purl: null, version: null, optional: false, choice: null } as const;

/** An id of at most 80 characters; what is cut is told apart by a digest. */
function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/[-.]*\.[-.]*/g, '.')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  if (slug.length <= 80) return slug;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${slug.slice(0, 71).replace(/[-.]+$/, '')}-${digest}`;
}
