// SPDX-License-Identifier: Apache-2.0
import { resolveServiceType } from '@touchstone/openstack';

/** Words that name no service in folders and identifiers, though an alias or a project is called so. */
const TOO_COMMON: ReadonlySet<string> = new Set([
  'alarm',
  'alarming',
  'application-catalog',
  'backup',
  'cluster',
  'container',
  'container-infra',
  'event',
  'events',
  'message',
  'messaging',
  'metric',
  'metering',
  'monitoring',
  'policy',
  'rating',
  'reservation',
  'search',
  's3',
]);
/** What folders and variables call services beyond types, aliases and projects. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    objectstore: 'object-store',
    objectstorage: 'object-store',
    blockstorage: 'block-storage',
    networking: 'network',
    loadbalancer: 'load-balancer',
    images: 'image',
    keymanager: 'key-manager',
    sharedfilesystem: 'shared-file-system',
    telemetry: 'metering',
  }),
);

const hints = new Map<string, readonly string[]>();
const MOST_HINTS = 5000;

/**
 * Service types that a name or a path in the surroundings suggests, the last word first: `NovaClient`,
 * `endpoints[:compute]`, `lib/fog/openstack/network/requests/list_ports.rb`. Versions at the end of a word are passed over.
 */
export function serviceHints(text: string): readonly string[] {
  const known = hints.get(text);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const word of wordsOf(text).toReversed()) {
    const type = TOO_COMMON.has(word) ? undefined : resolveServiceType(ALSO_CALLED.get(word) ?? word);
    if (type !== undefined) found.add(type);
  }
  const list = [...found];
  if (hints.size < MOST_HINTS) hints.set(text, list);
  return list;
}

/** Words, and each two neighbours joined by a dash: `block_storage_url` → block, block-storage, storage, storage-url, url. */
function wordsOf(text: string): string[] {
  return text.split(/[^A-Za-z0-9_-]+/).flatMap((part) => {
    const words = part
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[_-]+/)
      .filter((word) => word !== '')
      .map((word) => word.replace(/v\d+$/, ''));
    return words.flatMap((word, at) => (at === 0 ? [word] : [`${words[at - 1]!}-${word}`, word]));
  });
}
