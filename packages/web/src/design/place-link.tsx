// SPDX-License-Identifier: Apache-2.0
import type { Place } from '@touchstone/model';
import { Breakable } from './breakable.js';
import { isWebAddress } from './outside-link.js';

export interface SourceTree {
  readonly repository: string | null;
  readonly commit: string | null;
}

/**
 * A place in scanned source. It leads to the line where the forge's way of writing that is known (GitHub, GitLab,
 * OpenDev's Gitea) and the commit is; else it is only said.
 */
export function PlaceLink({ place, source }: { readonly place: Place; readonly source: SourceTree | null }) {
  const words = (
    <code>
      <Breakable text={place.file} />
      {place.line === undefined ? null : `:${place.line}`}
    </code>
  );
  const href = findPlaceAddress(place, source);
  if (href === undefined) return words;
  return (
    <a className="place" href={href} rel="noopener noreferrer nofollow ugc">
      {words}
    </a>
  );
}

function findPlaceAddress(place: Place, source: SourceTree | null): string | undefined {
  if (source === null || source.repository === null || source.commit === null) return undefined;
  if (!isWebAddress(source.repository)) return undefined;
  const base = source.repository.replace(/(\.git)?\/?$/, '');
  const file = place.file.split('/').map(encodeURIComponent).join('/');
  const line = place.line === undefined ? '' : `#L${place.line}`;
  switch (new URL(base).hostname) {
    case 'github.com':
      return `${base}/blob/${source.commit}/${file}${line}`;
    case 'gitlab.com':
      return `${base}/-/blob/${source.commit}/${file}${line}`;
    case 'opendev.org':
      return `${base}/src/commit/${source.commit}/${file}${line}`;
    default:
      return undefined;
  }
}
